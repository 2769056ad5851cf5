/** JSON patches (RFC 6902) on a resource. An operation that cannot be done is told to the caller, in words. */
import type { YamlDocument } from '../../yaml/document.ts'
import { inPlaceOf, isMap, written, type Draft, type Fields, type Written } from './draft.ts'

/** An operation that does not fit the resource. */
export interface Failure {
  readonly index: number
  /** The field of the operation which is wrong. */
  readonly field: string
  readonly problem: string
}

/** Does the operations of a patch in their order; those that fail are left out. */
export function applyJsonPatch(draft: Draft, patch: YamlDocument): Failure[] {
  const operations = Array.isArray(patch.value) ? (patch.value as readonly unknown[]) : []
  return operations.flatMap((operation, index): Failure[] => {
    const failed = isMap(operation) ? apply(draft, patch, index, operation) : ({ problem: 'is no map' } as const)
    return failed ? [{ index, field: 'path', ...failed }] : []
  })
}

type Problem = Pick<Failure, 'problem'> & { readonly field?: string }

function apply(draft: Draft, patch: YamlDocument, index: number, operation: Fields): Problem | undefined {
  const path = pointer(operation.path)
  if (!path) return { problem: `${JSON.stringify(operation.path)} is no JSON pointer such as /spec/timers` }
  const given = written(patch, [index, 'value']) ?? inPlaceOf(written(patch, [index])!, null)
  // kustomize notes where a resource comes from among its annotations, so the map is there when patches are applied.
  if (path[0] === 'metadata' && path[1] === 'annotations' && !draft.map(['metadata', 'annotations']))
    draft.set(['metadata', 'annotations'], inPlaceOf(given, {}))
  const target = locate(draft, path)
  if (!target)
    return { problem: `${String(operation.path)} leads nowhere: the resource has no ${shown(path.slice(0, -1))}` }
  switch (operation.op) {
    case 'add':
      return add(draft, target, given)
    case 'replace':
      if (!target.exists) return { problem: `the resource has no ${shown(path)} to replace` }
      draft.assign(target.holder, target.key, given)
      return undefined
    case 'remove':
      if (!target.exists) return { problem: `the resource has no ${shown(path)} to remove` }
      draft.remove(target.holder, target.key)
      return undefined
    case 'test':
      return same(draft.get([...target.at]), given.value)
        ? undefined
        : { problem: `${shown(path)} is ${JSON.stringify(draft.get(target.at))}, not ${JSON.stringify(given.value)}` }
    case 'copy':
    case 'move':
      return transfer(draft, operation, path)
    default:
      return {
        field: 'op',
        problem: `${JSON.stringify(operation.op)} is none of add, remove, replace, move, copy and test`,
      }
  }
}

/** A place in a resource: an entry of a map, or of a list, where `-` is behind its end. */
interface Target {
  readonly holder: Fields | unknown[]
  readonly key: string | number
  readonly at: readonly (string | number)[]
  readonly exists: boolean
}

function locate(draft: Draft, pointer: readonly string[]): Target | undefined {
  const at: (string | number)[] = []
  for (const [depth, part] of pointer.entries()) {
    const holder = draft.get(at)
    const key = Array.isArray(holder) ? (part === '-' ? holder.length : /^\d+$/.test(part) ? Number(part) : -1) : part
    if ((!isMap(holder) && !Array.isArray(holder)) || key === -1) return undefined
    at.push(key)
    if (depth === pointer.length - 1) return { holder, key, at, exists: Object.hasOwn(holder, key) }
  }
  return undefined
}

function add(draft: Draft, { holder, key }: Target, value: Written): Problem | undefined {
  if (!Array.isArray(holder)) {
    draft.assign(holder, key, value)
    return undefined
  }
  if (Number(key) > holder.length)
    return { problem: `the list has ${holder.length} items; index ${key} is behind its end` }
  const items = draft.items(holder)
  items.splice(Number(key), 0, value)
  draft.replaceItems(holder, items)
  return undefined
}

function transfer(draft: Draft, { op, from }: Fields, path: readonly string[]): Problem | undefined {
  const source = pointer(from)
  const target = source && locate(draft, source)
  if (!target?.exists) return { field: 'from', problem: `the resource has no ${source ? shown(source) : String(from)}` }
  const value = draft.entry(target.holder, target.key)
  if (op === 'move') draft.remove(target.holder, target.key)
  const destination = locate(draft, path)
  return destination ? add(draft, destination, value) : { problem: `the resource has no ${shown(path.slice(0, -1))}` }
}

/** The parts of a JSON pointer (RFC 6901), not that of the whole document. */
function pointer(text: unknown): string[] | undefined {
  if (typeof text !== 'string' || !text.startsWith('/')) return undefined
  return text
    .slice(1)
    .split('/')
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
}

function shown(path: readonly string[]): string {
  return path.join('.') || 'such part'
}

function same(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((each, i) => same(each, b[i]))
  if (!isMap(a)) return Object.is(a, b)
  return (
    isMap(b) && Object.keys(a).length === Object.keys(b).length && Object.keys(a).every(key => same(a[key], b[key]))
  )
}
