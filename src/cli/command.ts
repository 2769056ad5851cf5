/** What a command is: a plain object that help, argument parsing and completion are made from. */
import type { Terminal } from './terminal.ts'

/** A flag; with `value`, the name its value has in the help, it takes one. */
export interface Option {
  readonly value?: string
  readonly short?: string
  /** May be given several times. */
  readonly repeats?: true
  readonly choices?: readonly string[]
  readonly help: string
}

export type Options = Readonly<Record<string, Option>>

/** Flags that every command has. */
export const commonOptions = {
  color: { value: 'WHEN', choices: ['auto', 'always', 'never'], help: 'colours: auto, always or never' },
  quiet: { short: 'q', help: 'findings only' },
  verbose: { short: 'v', help: 'say which files are used' },
  help: { short: 'h', help: 'show this' },
} as const satisfies Options

/** What was given for each flag, by the flag's name. */
export type Values<O extends Options> = { readonly [F in keyof O]?: Value<O[F]> }

type Value<T extends Option> = T extends { readonly repeats: true }
  ? readonly string[]
  : T extends { readonly choices: readonly (infer C)[] }
    ? C
    : T extends { readonly value: string }
      ? string
      : 'repeats' extends keyof T
        ? string | true | readonly string[]
        : 'value' extends keyof T
          ? string | true
          : true

export interface Command<O extends Options = Options> {
  readonly name: string
  /** Other names for it. */
  readonly aliases?: readonly string[]
  /** How its positional arguments are called in the help; all are optional, and of one called `[name...]` there may be many. */
  readonly positionals: readonly string[]
  readonly summary: string
  readonly examples: readonly (readonly [line: string, meaning: string])[]
  readonly options: O
  /** Pairs of flags that make no sense together, and why. */
  readonly conflicts?: readonly (readonly [a: keyof O & string, b: keyof O & string, why: string])[]
  run(values: Values<O & typeof commonOptions>, positionals: readonly string[], terminal: Terminal): Promise<number>
}

/** Checks a command against its own options, and forgets them, so that commands can stand in one list. */
export function command<const O extends Options>(definition: Command<O>): Command {
  return definition as unknown as Command
}

/** Exit codes, for the help, the documentation and the tests. */
export const exitCodes: Readonly<Record<number, string>> = {
  0: 'done, nothing found',
  1: 'findings: errors in what was read, files edited by hand, a difference under --check',
  2: 'wrong usage: a flag, a configuration, a folder or the disk; nothing to check',
  3: 'a mistake in netc itself',
}
