/** A route in words that both sides have, the evaluator and bgpd. */
import type { AsPath } from '../../../src/fabric/filter/route.ts'
import { formatAsPath } from '../../../src/fabric/filter/list.ts'

/** What is compared of a route; what is absent counts as nothing, or as 0. */
export interface Words {
  readonly path: AsPath | string
  readonly origin: string
  readonly metric: number | undefined
  readonly localPreference: number | undefined
  readonly weight?: number | undefined
  readonly tag?: number | undefined
  readonly communities: readonly string[]
  readonly largeCommunities: readonly string[]
  readonly nextHop: string | undefined
}

/** One line of text, to be held against another one. */
export function inWords({ path, ...values }: Words): string {
  return Object.entries({ path: typeof path === 'string' ? path : formatAsPath(path), ...values })
    .map(([name, value]) => `${name} ${typeof value === 'object' ? value.join(' ') : (value ?? 0)}`)
    .join(', ')
}
