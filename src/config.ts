/**
 * `netc.config.json` and `netc.config.ts`: what a project says once instead of on every command line.
 * Turns a value into a Config; does not read files.
 */
import type { Targets } from './derive/target.ts'
import { parseVersion, type Version } from './net/version.ts'
import { UserError, type Severity } from './text/diagnostic.ts'
import { didYouMean } from './text/nearest.ts'

/** The settings of a project. Paths are relative to the folder of the configuration. */
export interface Config {
  /** The description to build; without it, `network.ts`. */
  readonly entry?: string
  /** The output folder; without it, `out` beside the entry. */
  readonly out?: string
  /** Releases to build for, in place of those the description names. */
  readonly target?: Targets
  /** Seconds the description may run; without it, 10. */
  readonly timeLimit?: number
  /** What `netc lint` checks. */
  readonly lint?: LintConfig
}

/** The settings of `netc lint`. Rules are named one by one or by their groups; patterns are of paths from the root. */
export interface LintConfig {
  readonly select?: readonly string[]
  readonly ignore?: readonly string[]
  /** Other severities than the rules' own. */
  readonly severity?: Readonly<Record<string, Severity>>
  /** Rules that no comment may set aside. */
  readonly locked?: readonly string[]
  readonly failOn?: Severity | 'never'
  /** The files are all there is: what they lack exists nowhere. */
  readonly complete?: boolean
  /** A file of known findings, relative to the configuration. */
  readonly baseline?: string
  /** Other wishes for some files. */
  readonly overrides?: readonly Override[]
  /** Policies of your own: files that export one as their default, or packages. */
  readonly policies?: readonly string[]
  /** Which files are of which cluster or router, where netc takes them for something else. */
  readonly clusters?: Readonly<Record<string, readonly string[]>>
  readonly routers?: Readonly<Record<string, readonly string[]>>
}

/** Wishes for the files that fit one of the patterns. */
export interface Override {
  readonly files: readonly string[]
  readonly ignore?: readonly string[]
  readonly severity?: Readonly<Record<string, Severity>>
}

type Reader<T> = (value: unknown, fail: (expected: string) => never) => T

const text: Reader<string> = (value, fail) => (typeof value === 'string' && value !== '' ? value : fail('a path'))

const seconds: Reader<number> = (value, fail) =>
  typeof value === 'number' && value > 0 ? value : fail('a number of seconds above 0')

const targets: Reader<Targets> = (value, fail) => {
  if (!isObject(value)) return fail('an object: { "cilium": "1.20", "frr": "10.5" }')
  return Object.fromEntries(
    Object.entries(value).map(([name, release]) => [
      targetName(name),
      typeof release === 'string' ? targetVersion(name, release) : fail('releases as text: "1.20"'),
    ]),
  )
}

const words: Reader<readonly string[]> = (value, fail) =>
  Array.isArray(value) && value.every(each => typeof each === 'string') ? value : fail('a list: ["pool-overlap"]')

const flag: Reader<boolean> = (value, fail) => (typeof value === 'boolean' ? value : fail('true or false'))

const one =
  <const C extends string>(...choices: readonly C[]): Reader<C> =>
  (value, fail) =>
    choices.find(each => each === value) ?? fail(choices.join(', '))

const mapOf =
  <T>(reader: Reader<T>): Reader<Readonly<Record<string, T>>> =>
  (value, fail) =>
    isObject(value)
      ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, reader(each, fail)]))
      : fail('an object')

const listOf =
  <T>(reader: Reader<T>): Reader<readonly T[]> =>
  (value, fail) =>
    Array.isArray(value) ? value.map(each => reader(each, fail)) : fail('a list')

const severities = ['error', 'warning', 'info'] as const

const overrideKeys = {
  files: words,
  ignore: words,
  severity: mapOf(one(...severities)),
} satisfies Readonly<Record<keyof Override, Reader<unknown>>>

const overrideForm = '{ "files": ["lab/**"], "ignore": ["weak-password"] }'

const override: Reader<Override> = (value, fail) => {
  if (!isObject(value) || value['files'] === undefined) return fail(overrideForm)
  const readers: Readonly<Record<string, Reader<unknown>>> = overrideKeys
  const entries = Object.entries(value).map(([key, each]) => {
    const reader = Object.hasOwn(readers, key) ? readers[key] : undefined
    return [key, reader ? reader(each, fail) : fail(overrideForm)] as const
  })
  return Object.fromEntries(entries) as unknown as Override
}

const lintKeys = {
  select: words,
  ignore: words,
  severity: mapOf(one(...severities)),
  locked: words,
  failOn: one(...severities, 'never'),
  complete: flag,
  baseline: text,
  overrides: listOf(override),
  policies: words,
  clusters: mapOf(words),
  routers: mapOf(words),
} satisfies Readonly<Record<keyof LintConfig, Reader<unknown>>>

const keys = { entry: text, out: text, target: targets, timeLimit: seconds }

/** Reads what a configuration file gives; throws, naming the file, when a key or a value of it is not one of ours. */
export function parseConfig(value: unknown, file: string): Config {
  if (!isObject(value)) throw new UserError(`${file} does not give an object`, 'write { "entry": "network.ts" }')
  const { $schema: _, lint, ...settings } = value
  const ofLint = lint === undefined ? {} : { lint: readKeys(lint, lintKeys, file, 'lint.') }
  return { ...readKeys(settings, { ...keys, lint: flag }, file, ''), ...ofLint }
}

/** Reads an object by a table of its keys. */
function readKeys(
  value: unknown,
  readers: Readonly<Record<string, Reader<unknown>>>,
  file: string,
  prefix: string,
): Readonly<Record<string, unknown>> {
  const known = Object.keys(readers)
  if (!isObject(value)) throw new UserError(`${prefix.slice(0, -1)} in ${file} is no object`, 'write { … }')
  return Object.fromEntries(
    Object.entries(value).map(([key, setting]) => {
      const reader = Object.hasOwn(readers, key) ? readers[key] : undefined
      if (!reader)
        throw new UserError(
          `${file} has the unknown key ${prefix}${key}`,
          didYouMean(key, known, `the keys are ${known.join(', ')}`),
        )
      const fail = (expected: string): never => {
        throw new UserError(`${prefix}${key} in ${file} is ${JSON.stringify(setting)}`, `it is to be ${expected}`)
      }
      return [key, reader(setting, fail)]
    }),
  )
}

/** Reads `cilium=1.20,frr=10.5`. */
export function parseTargets(list: string): Targets {
  return Object.fromEntries(
    list.split(',').map(part => {
      const [name, release] = part.split('=', 2).map(each => each.trim()) as [string, string?]
      if (release === undefined)
        throw new UserError(`the target ${part} names no release`, 'write --target cilium=1.20,frr=10.5')
      return [targetName(name), targetVersion(name, release)]
    }),
  )
}

function targetName(name: string): keyof Targets {
  if (name === 'cilium' || name === 'frr') return name
  throw new UserError(`unknown target ${name}`, didYouMean(name, ['cilium', 'frr'], 'the targets are cilium and frr'))
}

function targetVersion(name: string, release: string): Version {
  const version = parseVersion(release)
  if (version !== undefined) return version
  throw new UserError(`${release} is not a release of ${name}`, 'write it with digits and dots: 1.20, 10.5.1')
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
