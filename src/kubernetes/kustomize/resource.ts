/** One resource on its way through kustomizations: what it is called now, and what it was called before. */
import type { Path, YamlDocument } from '../../yaml/document.ts'
import { spanOf } from '../../yaml/document.ts'
import type { Span } from '../../text/origin.ts'
import { Draft, isMap, type Fields } from './draft.ts'
import { isClusterScoped } from './kinds.ts'

/** What tells a resource from others (kustomize `resid.ResId`). */
export interface Id {
  readonly group: string
  readonly version: string
  readonly kind: string
  readonly name: string
  readonly namespace: string
}

/** A resource; a copy of it is made when it is first changed. */
export class Resource {
  #document: YamlDocument
  #draft: Draft | undefined
  #id: Id | undefined
  /** The names under which patches and references may still speak of it, oldest first. */
  readonly former: Id[]
  /** Whether kustomize adds a hash to its name, as it does to what a generator makes. */
  readonly hashed: boolean

  constructor(document: YamlDocument, former: readonly Id[] = [], hashed = false) {
    this.#document = document
    this.former = [...former]
    this.hashed = hashed
  }

  get document(): YamlDocument {
    return this.#draft?.document ?? this.#document
  }

  get id(): Id {
    this.#id ??= idOf(this.document.value as Fields)
    return this.#id
  }

  /** All ids, the one it has now at the end. */
  get ids(): readonly Id[] {
    return [...this.former, this.id]
  }

  get draft(): Draft {
    this.#id = undefined
    this.#draft ??= new Draft(this.#document)
    return this.#draft
  }

  /** Changes what the resource is called, and remembers what it was called. */
  rename(change: (draft: Draft) => void): void {
    const before = this.id
    change(this.draft)
    if (!sameId(before, this.id)) this.former.push(before)
  }

  /** Another of the same, which may be changed apart from this one. */
  clone(): Resource {
    return new Resource(this.document, this.former, this.hashed)
  }

  span(path: Path): Span {
    return spanOf(this.document, path)
  }
}

/** What a map is called as a resource; parts that are missing or of another type are empty. */
export function idOf(value: Fields): Id {
  const metadata = isMap(value.metadata) ? value.metadata : {}
  const [version = '', group = ''] = text(value.apiVersion).split('/').reverse()
  return { group, version, kind: text(value.kind), name: text(metadata.name), namespace: text(metadata.namespace) }
}

/** Whether two ids mean the same resource; no namespace is `default`, and that of the cluster's own does not count. */
export function sameId(a: Id, b: Id): boolean {
  return keyOf(a) === keyOf(b)
}

/** An id as text, the same for ids that mean the same resource. */
export function keyOf(id: Id): string {
  return [id.group, id.version, id.kind, isClusterScoped(id) ? '' : namespaceOf(id), id.name].join(' ')
}

/** The namespace in which a resource is looked for. */
export function namespaceOf({ namespace }: Pick<Id, 'namespace'>): string {
  return namespace === '' ? 'default' : namespace
}

/** The resources in a document, those in a list (`List`, `ServiceList`) one by one. */
export function resourcesIn(document: YamlDocument): Resource[] {
  const { value } = document
  if (!isMap(value)) return []
  if (!text(value.kind).endsWith('List') || !Array.isArray(value.items)) return [new Resource(document)]
  return value.items.flatMap((item: unknown, i) =>
    isMap(item) ? resourcesIn({ ...document, value: item, span: spanOf(document, ['items', i]) }) : [],
  )
}

/** A resource in words: `CiliumBGPPeerConfig cilium-peer`, `Service web/nginx`. */
export function nameOf({ kind, name, namespace }: Id): string {
  return `${kind} ${namespace === '' ? '' : `${namespace}/`}${name}`
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
