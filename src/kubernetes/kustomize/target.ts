/** Which resources a patch, label or replacement is aimed at (kustomize `types.Selector`). */
import { selects, type Labels, type Requirement, type Selector } from '../../net/selector.ts'
import { isMap, type Fields } from './draft.ts'
import { namespaceOf, type Id, type Resource } from './resource.ts'

/** The resources that a target chooses. Its words are regular expressions that must match as a whole. */
export function choose(resources: readonly Resource[], target: Fields): Resource[] {
  const words = (['group', 'version', 'kind', 'name', 'namespace'] as const).flatMap(field => {
    const pattern = target[field]
    return typeof pattern === 'string' && pattern !== '' ? [[field, whole(pattern)] as const] : []
  })
  const labels = selectorOf(target.labelSelector)
  const annotations = selectorOf(target.annotationSelector)
  return resources.filter(
    resource =>
      resource.ids.some(id => words.every(([field, pattern]) => pattern.test(wordOf(id, field)))) &&
      selects(labels, textsAt(resource, 'labels')) &&
      selects(annotations, textsAt(resource, 'annotations')),
  )
}

function wordOf(id: Id, field: keyof Id): string {
  return field === 'namespace' ? namespaceOf(id) : id[field]
}

/** A regular expression of Go's, read as one of JavaScript's; one that is none chooses only what is called so. */
function whole(pattern: string): RegExp {
  try {
    if (!mayTakeForever(pattern)) return new RegExp(`^(?:${pattern})$`)
  } catch {
    // Said by kustomize itself.
  }
  return new RegExp(`^${pattern.replace(/[^\w]/g, '\\$&')}$`)
}

/** Go's expressions take linear time; JavaScript's need not where repetitions are nested or many. */
function mayTakeForever(pattern: string): boolean {
  return /\)[*+{]/.test(pattern) || (pattern.match(/[*+{]/g) ?? []).length > 4
}

function textsAt(resource: Resource, field: 'labels' | 'annotations'): Labels {
  const { metadata } = resource.document.value as Fields
  const map = isMap(metadata) && isMap(metadata[field]) ? metadata[field] : {}
  return Object.fromEntries(Object.entries(map).map(([key, value]) => [key, String(value)]))
}

/** A selector as `kubectl -l` takes it (apimachinery `labels.Parse`). */
function selectorOf(text: unknown): Selector {
  if (typeof text !== 'string') return {}
  const parts = text.match(/(?:[^,(]|\([^)]*\))+/g) ?? []
  return { matchExpressions: parts.map(part => requirementOf(part.trim())) }
}

function requirementOf(text: string): Requirement {
  const [, key, word, list] = /^(\S+)\s+(in|notin)\s*\(([^)]*)\)$/.exec(text) ?? []
  if (key !== undefined && list !== undefined)
    return { key, operator: word === 'in' ? 'In' : 'NotIn', values: list.split(',').map(value => value.trim()) }
  const [, name, sign, value] = /^([^=!\s]+)\s*(==?|!=)\s*(\S*)$/.exec(text) ?? []
  if (name !== undefined && value !== undefined)
    return { key: name, operator: sign === '!=' ? 'NotIn' : 'In', values: [value] }
  return text.startsWith('!')
    ? { key: text.slice(1).trim(), operator: 'DoesNotExist' }
    : { key: text, operator: 'Exists' }
}
