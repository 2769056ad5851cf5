/**
 * `netc.config.json` and `netc.config.ts`: what a project says once instead of on every command line.
 * Turns a value into a Config; does not read files.
 */
import type { Targets } from './derive/target.ts'
import { parseVersion, type Version } from './net/version.ts'
import { UserError } from './text/diagnostic.ts'
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

const keys = { entry: text, out: text, target: targets, timeLimit: seconds }

/** Reads what a configuration file gives; throws, naming the file, when a key or a value of it is not one of ours. */
export function parseConfig(value: unknown, file: string): Config {
  if (!isObject(value)) throw new UserError(`${file} does not give an object`, 'write { "entry": "network.ts" }')
  const known = Object.keys(keys)
  const settings = Object.entries(value).filter(([key]) => key !== '$schema')
  return Object.fromEntries(
    settings.map(([key, setting]) => {
      if (!Object.hasOwn(keys, key))
        throw new UserError(
          `${file} has the unknown key ${key}`,
          didYouMean(key, known, `the keys are ${known.join(', ')}`),
        )
      const fail = (expected: string): never => {
        throw new UserError(`${key} in ${file} is ${JSON.stringify(setting)}`, `it is to be ${expected}`)
      }
      return [key, keys[key as keyof typeof keys](setting, fail)]
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
