/**
 * A row of the command table: a command, one line about it, and how it stands to the model, both ways.
 * The reader and the emitter are loops over rows; what FRR says of a field is in its row and nowhere else.
 */
import type { Origin, Sited } from '../text/origin.ts'
import {
  command,
  type AnyArgument,
  type Arguments,
  type Command,
  type Stretch,
  type Token,
  type Values,
} from './command.ts'
import type { NodeName } from './node.ts'
import type { Dialect } from './version.ts'

/** A command of one node, which says something of a model `M`; the subject `S` tells of which, as `<peer>` does of a neighbor. */
export interface Row<M, S = object> {
  readonly node: NodeName
  readonly syntax: string
  /** One line for who asks what it does. */
  readonly doc: string
  readonly args: Readonly<Record<string, AnyArgument>>
  /** The list of the model to which each such line adds an item. */
  readonly list?: keyof M
  readonly read: (tokens: readonly Token[]) => Statement<M, S> | undefined
  /** The fields that a line takes back after `no`, when it leaves the arguments at its end out. */
  readonly denies: (
    tokens: readonly Token[],
    before: M,
  ) => { readonly subject: S; readonly fields: readonly string[] } | undefined
  readonly complete: Command<object>['complete']
  readonly misfit: Command<object>['misfit']
  /** The line for the model, or for one item of its list; undefined where there is nothing to say. */
  readonly print: (model: M, subject: S, dialect: Dialect) => string | undefined
  readonly printItem: (item: unknown, subject: S, dialect: Dialect) => string | undefined
}

/** What one line says of its model. */
export interface Statement<M, S> {
  readonly subject: S
  /** What it changes in the model so far. */
  readonly change: (before: M, origin: Origin) => Partial<M>
  /** Where in the line the value of each argument stands, the subject's apart. */
  readonly spans: Readonly<Record<string, Stretch>>
  readonly subjectSpans: Readonly<Record<string, Stretch>>
  /** The arguments, the subject's among them, that a tool fills in later. */
  readonly open: readonly string[]
  /** Each argument is the field of its name, whatever the others are. */
  readonly isByName: boolean
}

/** How the arguments of a command stand to its model. */
export interface Lens<M, V> {
  readonly read: (values: V, before: M) => Partial<M>
  /** The values to print; nothing is printed where they are undefined, or lack one that the command requires. */
  readonly print: (model: M, dialect: Dialect) => Partial<V> | undefined
}

/** How the arguments of a command stand to one item of a list. */
export interface ItemLens<M, T, V> {
  readonly read: (values: V, origin: Origin, before: M) => T
  /** Undefined also for an item which another command prints: so it is asked of all (hence a method: its parameter may be narrower). */
  print(item: T, dialect: Dialect): V | undefined
}

type Own<Syntax extends string, A, S> = Omit<Values<Syntax, A>, keyof S>
type ItemOf<M, K extends keyof M> = NonNullable<M[K]> extends readonly (infer T)[] ? T : never
type OwnArguments<Syntax extends string, S> = Omit<Arguments<Syntax>, keyof S>
type Named = Readonly<Record<string, unknown>>

/** What declares the rows of one model at one node; `subject` has the arguments that tell which model is meant. */
export function rowsOf<M extends object, S extends object = object>(
  node: NodeName,
  subject: Readonly<Record<keyof S & string, AnyArgument>>,
) {
  function row(
    syntax: string,
    args: object,
    doc: string,
    list: keyof M | undefined,
    lens: Lens<M, Named> | undefined,
    item: ItemLens<M, unknown, Named> | undefined,
  ): Row<M, S> {
    const all: Record<string, AnyArgument> = { ...(subject as object), ...args }
    const { match, matchShort, complete, misfit, print, required } = command(syntax as '', all)
    // Most rows have nothing to say of most models, and that is found out before anything is made.
    const line = (values: Named | undefined, whose: S) =>
      values && required.every(name => name in whose || values[name] !== undefined)
        ? print({ ...values, ...whose })
        : undefined
    return {
      node,
      syntax,
      doc,
      args: all,
      ...(list === undefined ? {} : { list }),
      complete,
      misfit,
      denies(tokens, before) {
        const found = lens && matchShort(tokens)
        if (!found) return undefined
        const [whose] = split(found.values as Named, subject)
        const silent = Object.fromEntries(Object.keys(args).map(name => [name, undefined]))
        return {
          subject: whose as S,
          fields: Object.keys({ ...(lens === byName ? silent : lens.read(silent, before)) }),
        }
      },
      read(tokens) {
        const found = match(tokens)
        if (!found) return undefined
        const [whose, own] = split(found.values, subject)
        const [subjectSpans, spans] = split<Stretch>(found.spans, subject)
        return {
          subject: whose as S,
          spans,
          subjectSpans,
          open: found.open,
          isByName: lens === byName,
          change: (before, origin) =>
            item && list !== undefined
              ? ({
                  [list]: [...((before[list] ?? []) as readonly unknown[]), item.read(own, origin, before)],
                } as Partial<M>)
              : lens!.read(own, before),
        }
      },
      print: (model, whose, dialect) => line(lens?.print(model, dialect), whose),
      printItem: (each, whose, dialect) => line(item?.print(each, dialect), whose),
    }
  }

  return {
    /** A command whose arguments have the names of the model's fields, or whose lens says what they mean. */
    says<const Syntax extends string, A extends OwnArguments<Syntax, S>>(
      syntax: Syntax,
      args: A,
      doc: string,
      ...[lens]: Own<Syntax, A, S> extends Partial<M>
        ? [lens?: Lens<M, Own<Syntax, A, S>>]
        : [lens: Lens<M, Own<Syntax, A, S>>]
    ): Row<M, S> {
      return row(syntax, args, doc, undefined, (lens ?? byName) as unknown as Lens<M, Named>, undefined)
    },

    /** A command that adds an item to a list of the model. */
    lists<K extends keyof M & string, const Syntax extends string, A extends OwnArguments<Syntax, S>>(
      list: K,
      syntax: Syntax,
      args: A,
      doc: string,
      lens: ItemLens<M, ItemOf<M, K>, Own<Syntax, A, S>>,
    ): Row<M, S> {
      return row(syntax, args, doc, list, undefined, lens as unknown as ItemLens<M, unknown, Named>)
    },

    /** The lens of a field that holds all arguments of its command as one object. */
    whole<K extends keyof M>(field: K): Lens<M, NonNullable<M[K]>> {
      return {
        read: values => ({ [field]: values }) as unknown as Partial<M>,
        print: model => model[field] ?? undefined,
      }
    },
  }
}

/** The lens of a command whose arguments have the names of the model's fields. */
const byName: Lens<Named, Named> = { read: values => values, print: model => model }

function split<T>(
  values: Readonly<Record<string, T>>,
  subject: Named,
): [subject: Record<string, T>, own: Record<string, T>] {
  const entries = Object.entries(values)
  return [
    Object.fromEntries(entries.filter(([key]) => key in subject)),
    Object.fromEntries(entries.filter(([key]) => !(key in subject))),
  ]
}

/** A field that is there or not: `neighbor X shutdown`. */
export function flag<K extends string>(field: K): Lens<{ readonly [P in K]?: true }, object> {
  return { read: () => ({ [field]: true }) as Record<K, true>, print: model => (model[field] ? {} : undefined) }
}

/** A field that can be said and denied: `[no] bgp ebgp-requires-policy`. */
export function toggle<K extends string>(field: K): Lens<{ readonly [P in K]?: boolean }, { readonly no?: true }> {
  return {
    read: ({ no }) => ({ [field]: !no }) as Record<K, boolean>,
    print: model => (model[field] === undefined ? undefined : model[field] ? {} : { no: true }),
  }
}

/** Items that are the arguments of their command, and constants which tell them from the items of other commands. */
export function item<const C extends object, V extends object>(constants: C): ItemLens<unknown, C & V, V> {
  const entries = Object.entries(constants)
  return {
    read: values => ({ ...constants, ...values }),
    print: each => (entries.every(([key, value]) => (each as Named)[key] === value) ? each : undefined),
  }
}

/** Items that are the arguments of their command, and know where they were written. */
export function sited<V extends object>(): ItemLens<unknown, V & Sited, V> {
  return { read: (values, origin) => ({ ...values, origin }), print: each => each }
}
