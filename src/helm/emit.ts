/** Features → the Helm values that switch them on in one release of Cilium. */
import type { Helm } from '../fabric/cluster.ts'
import type { Feature } from '../fabric/features.ts'
import { atLeast, type Version } from '../net/version.ts'
import { compareText } from '../text/diagnostic.ts'
import { didYouMean } from '../text/nearest.ts'
import { parsePath } from './path.ts'
import { keyIn, values, type Row } from './values.ts'

/** A feature that the release cannot be asked for. */
export interface Unsupported {
  readonly feature: string
  readonly message: string
  readonly help?: string
}

/**
 * The values in the order of the table. A feature whose name starts with a dot is a key of the chart itself, written
 * as yq does (`.hubble.tls.enabled`), and taken as it is.
 */
export function emit(helm: Helm, release: Version): { values: object; unsupported: Unsupported[] } {
  const tree: Tree = new Map()
  const unsupported: Unsupported[] = []
  for (const feature of Object.keys(helm).sort(byTable)) {
    const leaf = leafOf(feature, helm, release)
    if (leaf === undefined) continue
    if ('message' in leaf) unsupported.push({ feature, ...leaf })
    else if (!plant(tree, parsePath(leaf.path), leaf.value))
      unsupported.push({ feature, message: `${feature} is also set by a feature` })
  }
  return { values: plain(tree), unsupported }
}

/** Where and how a value is written, why it cannot be, or nothing when the release does it anyway. */
function leafOf(
  feature: string,
  helm: Helm,
  release: Version,
): { path: string; value: unknown } | Omit<Unsupported, 'feature'> | undefined {
  const value = helm[feature]!
  if (feature.startsWith('.')) return { path: feature, value }
  const row = Object.hasOwn(values, feature) ? values[feature as Feature] : undefined
  if (!row) {
    const help = didYouMean(feature, order, 'a key of the chart itself starts with a dot: .hubble.enabled')
    return { message: `Cilium has no feature ${feature} that netc knows`, help }
  }
  const key = keyIn(row, release)
  if (!key) return row.instead !== undefined && value === true ? undefined : missing(feature, row, release)
  const encoded = key.encoding.encode(value)
  if (encoded !== undefined) return { path: `.${key.path}`, value: encoded }
  const message = `${feature} of Cilium ${release} cannot be ${JSON.stringify(value)}`
  return { message, help: `it is written as ${key.path}` }
}

const order: readonly string[] = Object.keys(values)
const places = new Map(order.map((feature, i) => [feature, i]))

/** Features as the table has them, then the chart's own keys by name. */
function byTable(a: string, b: string): number {
  return (places.get(a) ?? order.length) - (places.get(b) ?? order.length) || compareText(a, b)
}

function missing(feature: string, { keys, instead }: Row, release: Version): Omit<Unsupported, 'feature'> {
  const next = keys.find(({ from }) => !atLeast(release, from))
  const last = keys.at(-1)!
  const help = next ? `${next.path} exists from ${next.from}` : `${last.path} was removed after ${last.to}`
  const message = `Cilium ${release} has no Helm value for ${feature}`
  return { message, help: instead === undefined ? help : `${help}; ${instead}` }
}

/** Values on their way; keys may be any text, `__proto__` too. */
type Tree = Map<string, unknown>

/** Puts a value at its place; false when something else stands there or in the way. */
function plant(tree: Tree, [part, ...rest]: readonly string[], value: unknown): boolean {
  if (rest.length === 0) return !tree.has(part!) && tree.set(part!, value) === tree
  if (!tree.has(part!)) tree.set(part!, new Map())
  const branch = tree.get(part!)
  return branch instanceof Map && plant(branch as Tree, rest, value)
}

function plain(tree: Tree): object {
  return Object.fromEntries([...tree].map(([key, value]) => [key, value instanceof Map ? plain(value as Tree) : value]))
}
