/** The patches of a kustomization: `patches`, `patchesStrategicMerge`, `patchesJson6902`, inline or in files. */
import { didYouMean } from '../../text/nearest.ts'
import { hasPlaceholder } from '../../text/placeholder.ts'
import { parseEmbedded, spanOf, type Path, type YamlDocument } from '../../yaml/document.ts'
import { isMap, type Fields } from './draft.ts'
import type { KustomizationFile } from './file.ts'
import { applyJsonPatch } from './json6902.ts'
import { isKept } from './kinds.ts'
import { idOf, nameOf, sameId, type Resource } from './resource.ts'
import { mergeStrategic } from './strategic.ts'
import { choose } from './target.ts'

/** What patching needs of the build. */
export interface Patching {
  readonly file: KustomizationFile
  /** Patches that delete a resource take it out of this list. */
  readonly resources: Resource[]
  /** Whether all that the kustomization includes was read, so that what is not there does not exist. */
  readonly isComplete: boolean
  /** The documents of a file that the kustomization names; undefined when it cannot be read. */
  readonly documents: (path: string, at: Path) => readonly YamlDocument[] | undefined
}

/** `patchesStrategicMerge` and `patches`, which come before names and labels are changed. */
export function applyPatches(patching: Patching): void {
  const { file } = patching
  for (const { value, at } of file.texts(['patchesStrategicMerge'])) {
    const inline = /\n|: /.test(value)
    const patches = inline ? embedded(file, at, value) : patching.documents(value, at)
    for (const patch of patches ?? []) applyOne(patching, patch, undefined)
  }
  applyAimed(patching, ['patches'])
}

/** `patchesJson6902`, which come after. */
export function applyJsonPatches(patching: Patching): void {
  applyAimed(patching, ['patchesJson6902'])
}

function applyAimed(patching: Patching, field: Path): void {
  const { file } = patching
  for (const { value, at } of file.maps(field)) {
    const path = file.text([...at, 'path'])
    const inline = file.text([...at, 'patch'])
    const patches =
      inline !== undefined
        ? embedded(file, [...at, 'patch'], inline)
        : path !== undefined
          ? patching.documents(path, [...at, 'path'])
          : []
    const target = isMap(value.target) ? [...at, 'target'] : undefined
    for (const patch of patches ?? []) applyOne(patching, patch, target)
  }
}

function embedded(file: KustomizationFile, at: Path, text: string): readonly YamlDocument[] {
  const { documents, diagnostics } = parseEmbedded(file.document, at, text)
  for (const { span, ...diagnostic } of diagnostics) file.report(diagnostic, span)
  return documents
}

function applyOne(patching: Patching, patch: YamlDocument, target: Path | undefined): void {
  const { file, resources } = patching
  if (Array.isArray(patch.value)) {
    if (target) for (const resource of aimedAt(patching, target)) applyJson(file, resource, patch)
    return
  }
  if (!isMap(patch.value)) return
  const chosen = target ? aimedAt(patching, target) : meant(patching, patch, patch.value)
  for (const resource of chosen) {
    const stays = mergeStrategic(resource.draft, patch, [], identity)
    if (!stays) resources.splice(resources.indexOf(resource), 1)
  }
}

/** What tells the target of a strategic merge patch; it does not change it. */
const identity: ReadonlySet<string> = new Set(['apiVersion', 'kind', 'metadata.name', 'metadata.namespace'])

function applyJson(file: KustomizationFile, resource: Resource, patch: YamlDocument): void {
  for (const { index, field, problem } of applyJsonPatch(resource.draft, patch)) {
    if (hasPlaceholder(JSON.stringify((patch.value as unknown[])[index]))) continue
    const message = `this operation cannot be done on ${nameOf(resource.id)}: ${problem}`
    const related = [{ span: resource.span([]), message: 'the resource' }]
    file.report({ code: 'kustomize-patch-fails', message, related, why: failure }, spanOf(patch, [index, field]))
  }
}

const failure = 'kustomize build fails, so nothing of this kustomization is applied'

/** The resources that a target chooses; when it names one that is not there, kustomize says nothing and does nothing. */
function aimedAt({ file, resources, isComplete }: Patching, at: Path): Resource[] {
  const target = file.map(at)!
  const chosen = choose(resources, target)
  const { kind, name } = target
  const group = typeof target.group === 'string' ? target.group : undefined
  const decidable = isComplete && typeof kind === 'string' && isKept({ kind, ...(group !== undefined && { group }) })
  if (chosen.length > 0 || !decidable || hasPlaceholder(JSON.stringify(target))) return chosen
  const field = resources.some(each => each.id.kind === kind) && typeof name === 'string' ? 'name' : 'kind'
  const what = typeof name === 'string' ? `${kind} ${name}` : kind
  file.report(
    {
      code: 'kustomize-patch-without-target',
      severity: 'warning',
      message: `this patch changes nothing: no resource of this kustomization is ${what}`,
      why: 'kustomize leaves out a patch whose target chooses nothing, without a word',
      help: didYouMean(typeof name === 'string' ? name : kind, namesOf(resources, kind), listed(resources, kind)),
    },
    [...at, field],
  )
  return []
}

/** The one resource that a patch without a target names. */
function meant({ file, resources, isComplete }: Patching, patch: YamlDocument, value: Fields): Resource[] {
  const id = idOf(value)
  const found = resources.filter(each => each.ids.some(known => sameId(known, id)))
  if (found.length > 0 || !isComplete || !isKept(id) || hasPlaceholder(`${id.name} ${id.namespace}`)) return found
  const near = resources.filter(each => each.id.kind === id.kind && each.ids.some(({ name }) => name === id.name))
  const related = near.map(each => ({
    span: each.span(['metadata', 'name']),
    message: `this one is ${(each.document.value as { apiVersion: string }).apiVersion}, ${nameOf(each.id)}`,
  }))
  file.report(
    {
      code: 'kustomize-patch-without-target',
      message: `there is no ${nameOf(id)} of ${String(value.apiVersion)} for this patch to change`,
      related,
      why: failure,
      help:
        near.length > 0
          ? 'name the same apiVersion and namespace as the resource'
          : didYouMean(id.name, namesOf(resources, id.kind), listed(resources, id.kind)),
    },
    spanOf(patch, ['metadata', 'name']),
  )
  return []
}

function namesOf(resources: readonly Resource[], kind: string): string[] {
  return resources.flatMap(({ id }) => (id.kind === kind ? [id.name] : []))
}

function listed(resources: readonly Resource[], kind: string): string {
  const names = namesOf(resources, kind)
  return names.length === 0
    ? `this kustomization has no ${kind}; list the file that holds it under resources`
    : `the ${kind} here: ${names.slice(0, 5).join(', ')}${names.length > 5 ? ', …' : ''}`
}
