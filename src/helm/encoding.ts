/** How a feature's value is written in Helm values, and read again. Knows no key and no release. */
import type { Helm } from '../fabric/cluster.ts'

type Value = Helm[string]

/** One way to write a feature's value. Both directions give undefined for what the other side cannot say. */
export interface Encoding {
  encode(value: Value): unknown
  decode(written: unknown): Value | undefined
}

/** A boolean. Charts and `--set-string` also leave the words in quotes. */
export const flag: Encoding = {
  encode: value => (typeof value === 'boolean' ? value : undefined),
  decode: written =>
    typeof written === 'boolean' ? written : written === 'true' ? true : written === 'false' ? false : undefined,
}

/** A word, as it is. */
export const text: Encoding = {
  encode: value => (typeof value === 'string' ? value : undefined),
  decode: written => (typeof written === 'string' ? written : undefined),
}

/** A number, which `--set-string` leaves in quotes. */
export const number: Encoding = {
  encode: value => (typeof value === 'number' ? value : undefined),
  decode: written =>
    typeof written === 'number'
      ? written
      : typeof written === 'string' && /^\d+$/.test(written)
        ? Number(written)
        : undefined,
}

/** A list of words; the chart takes a single one for a list. */
export const list: Encoding = {
  encode: value => (isList(value) ? [...value] : undefined),
  decode: written =>
    isList(written)
      ? written
      : typeof written === 'string'
        ? written.split(' ').filter(word => word !== '')
        : undefined,
}

/** A list where the release has room for one. */
export const single: Encoding = {
  encode: value => (isList(value) && value.length === 1 ? value[0] : undefined),
  decode: written => (typeof written === 'string' ? [written] : undefined),
}

/** Values that the chart has words of its own for; of several words for one value the first is written. */
export function words(pairs: readonly (readonly [value: string | boolean, word: string])[]): Encoding {
  return {
    encode: value => pairs.find(([each]) => each === value)?.[1],
    decode: written => pairs.find(([, word]) => word === written)?.[0],
  }
}

/** Seconds, to the millisecond, as a Go duration: `15s`, `200ms`. */
export const seconds: Encoding = {
  encode: value =>
    typeof value !== 'number' ? undefined : Number.isInteger(value) ? `${value}s` : `${Math.round(value * 1000)}ms`,
  decode: written => (typeof written === 'string' ? duration(written) : undefined),
}

const units = { h: 3600_000, m: 60_000, s: 1000, ms: 1 } as const

function duration(written: string): number | undefined {
  if (!/^(?:\d+(?:\.\d+)?(?:h|ms|m|s))+$/.test(written)) return undefined
  const parts = [...written.matchAll(/([\d.]+)(h|ms|m|s)/g)]
  return (
    Math.round(parts.reduce((sum, [, count, unit]) => sum + Number(count) * units[unit as keyof typeof units], 0)) /
    1000
  )
}

/**
 * Whether the agent may bind ports below 1024. Helm replaces lists, so the chart's own capabilities are written
 * again with it. Sources: values.yaml of 1.12; cilium/cilium PR 21506 (1.13), PR 43201 (1.20).
 */
function capabilities(chart: readonly string[]): Encoding {
  return {
    encode: value => (typeof value === 'boolean' ? [...chart, ...(value ? ['NET_BIND_SERVICE'] : [])] : undefined),
    decode: written => (isList(written) ? written.includes('NET_BIND_SERVICE') : undefined),
  }
}

const packageInstallation = ['DAC_OVERRIDE', 'FOWNER', 'SETGID', 'SETUID']
const agent = [
  'CHOWN',
  'KILL',
  'NET_ADMIN',
  'NET_RAW',
  'IPC_LOCK',
  'SYS_MODULE',
  'SYS_ADMIN',
  'SYS_RESOURCE',
  ...packageInstallation,
]

/** Each as the chart of some releases has it: only what can be added to, all, and all since SYSLOG is among them. */
export const agentCapabilities = {
  extra: capabilities(packageInstallation),
  all: capabilities(agent),
  withSyslog: capabilities([...agent, 'SYSLOG']),
} as const

/** Whether a value is a list of words. */
export function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(each => typeof each === 'string')
}
