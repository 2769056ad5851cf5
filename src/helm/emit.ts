/** Features → the Helm values that switch them on in one release of Cilium. */
import type { Helm } from '../fabric/cluster.ts'
import type { Feature } from '../fabric/features.ts'
import { atLeast, type Version } from '../net/version.ts'
import { didYouMean } from '../text/nearest.ts'
import { parsePath } from './path.ts'
import { keyIn, values, type Row } from './values.ts'

/** A feature that the release cannot be asked for. */
export interface Unsupported {
  readonly feature: string
  readonly message: string
  readonly help?: string
}

type Tree = { [key: string]: unknown }

/**
 * The values in the order of the table. A feature whose name starts with a dot is a key of the chart itself, written
 * as yq does (`.hubble.tls.enabled`), and taken as it is.
 */
export function emit(helm: Helm, release: Version): { values: object; unsupported: Unsupported[] } {
  const tree: Tree = {}
  const unsupported: Unsupported[] = []
  for (const feature of Object.keys(helm).sort(byTable)) {
    const value = helm[feature]!
    if (feature.startsWith('.')) {
      if (!plant(tree, parsePath(feature), value))
        unsupported.push({ feature, message: `${feature} is also set by a feature` })
      continue
    }
    const row = Object.hasOwn(values, feature) ? values[feature as Feature] : undefined
    if (!row) {
      unsupported.push({
        feature,
        message: `Cilium has no feature ${feature} that netc knows`,
        help: didYouMean(feature, order, 'a key of the chart itself starts with a dot: .hubble.enabled'),
      })
      continue
    }
    const key = keyIn(row, release)
    if (!key) {
      if (!row.implied?.(value, helm)) unsupported.push({ feature, ...missing(feature, row, release) })
      continue
    }
    const encoded = key.encoding.encode(value)
    if (encoded === undefined)
      unsupported.push({
        feature,
        message: `${feature} of Cilium ${release} cannot be ${JSON.stringify(value)}`,
        help: `it is written as ${key.path}`,
      })
    else plant(tree, parsePath(`.${key.path}`), encoded)
  }
  return { values: tree, unsupported }
}

const order: readonly string[] = Object.keys(values)

/** Features as the table has them, then the chart's own keys by name. */
function byTable(a: string, b: string): number {
  const [left, right] = [order.indexOf(a), order.indexOf(b)]
  return left >= 0 && right >= 0 ? left - right : left >= 0 ? -1 : right >= 0 ? 1 : a < b ? -1 : 1
}

function missing(feature: string, { keys }: Row, release: Version): Omit<Unsupported, 'feature'> {
  const next = keys.find(({ from }) => !atLeast(release, from))
  const last = keys.at(-1)!
  const message = `Cilium ${release} has no Helm value for ${feature}`
  return { message, help: next ? `${next.path} exists from ${next.from}` : `${last.path} was removed after ${last.to}` }
}

/** Puts a value at its place; false when something else stands there or in the way. */
function plant(tree: Tree, path: readonly string[], value: unknown): boolean {
  let branch = tree
  for (const part of path.slice(0, -1)) {
    if (!Object.hasOwn(branch, part)) branch[part] = {}
    const next = branch[part]
    if (typeof next !== 'object' || next === null || Array.isArray(next)) return false
    branch = next as Tree
  }
  const leaf = path.at(-1)!
  if (Object.hasOwn(branch, leaf)) return false
  branch[leaf] = Array.isArray(value) ? [...value] : value
  return true
}
