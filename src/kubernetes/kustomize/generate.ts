/** ConfigMaps and Secrets that a kustomization generates: their names and keys. Values are not netc's to know. */
import type { Path } from '../../yaml/document.ts'
import { Draft, inPlaceOf, isMap, type Written } from './draft.ts'
import type { KustomizationFile } from './file.ts'
import { baseOf } from './folders.ts'
import { nameOf, Resource, sameId } from './resource.ts'

/** Stands for a value, or for keys, that only the build knows; `hasPlaceholder` of src/text/placeholder.ts says so. */
export const unknownText = '${unknown}'

/** The generated resources, added to those there are or put in their place, as `behavior` says. */
export function generate(file: KustomizationFile, resources: Resource[]): void {
  for (const kind of ['ConfigMap', 'Secret'] as const) {
    const field = kind === 'ConfigMap' ? 'configMapGenerator' : 'secretGenerator'
    for (const { value, at } of file.maps([field])) {
      if (typeof value.name !== 'string') continue
      const made = new Resource(documentOf(file, kind, at), [], isHashed(file, at))
      const i = resources.findIndex(each => each.ids.some(id => sameId(id, made.id)))
      if (i < 0) {
        resources.push(made)
        if (value.behavior === 'merge' || value.behavior === 'replace') nothingToChange(file, at, value.behavior, made)
      } else if (value.behavior === 'merge') addKeys(resources[i]!, made)
      else {
        if (value.behavior !== 'replace') alreadyThere(file, at, resources[i]!, made)
        resources[i] = made
      }
    }
  }
}

function alreadyThere(file: KustomizationFile, at: Path, other: Resource, made: Resource): void {
  file.report(
    {
      code: 'kustomize-duplicate-resource',
      message: `there is already a ${nameOf(made.id)}`,
      related: [{ span: other.span(['metadata', 'name']), message: 'the other' }],
      why: 'kustomize build fails, so nothing of this kustomization is applied',
      help: 'say behavior: replace or behavior: merge, or give one of them another name',
    },
    [...at, 'name'],
  )
}

function nothingToChange(file: KustomizationFile, at: Path, behavior: string, made: Resource): void {
  file.report(
    {
      code: 'kustomize-missing-resource',
      message: `there is no ${nameOf(made.id)} that behavior: ${behavior} could change`,
      why: 'kustomize build fails, so nothing of this kustomization is applied',
      help: 'take out the behavior, so that it is created',
    },
    [...at, 'behavior'],
  )
}

function documentOf(file: KustomizationFile, kind: 'ConfigMap' | 'Secret', at: Path): Resource['document'] {
  const entry = file.written(at)
  const draft = new Draft({ ...file.document, value: {}, span: file.span(at), places: new Map() })
  const set = (path: Path, from: Path): void => {
    if (file.get(from) !== undefined) draft.set(path, file.written(from))
  }
  draft.set(['apiVersion'], inPlaceOf(entry, 'v1'))
  draft.set(['kind'], inPlaceOf(entry, kind))
  set(['metadata', 'name'], [...at, 'name'])
  set(['metadata', 'namespace'], [...at, 'namespace'])
  set(['type'], [...at, 'type'])
  for (const options of [['generatorOptions'], [...at, 'options']])
    for (const field of ['labels', 'annotations'])
      if (isMap(file.get([...options, field])))
        for (const key of Object.keys(file.map([...options, field])!))
          set(['metadata', field, key], [...options, field, key])
  for (const [key, from] of keysOf(file, at)) draft.set([dataOf[kind], key], from)
  return draft.document
}

const dataOf = { ConfigMap: 'data', Secret: 'stringData' } as const

/** The keys of `literals`, `files` and `envs`; what an `.env` file holds is not read, so its keys are unknown. */
function keysOf(file: KustomizationFile, at: Path): [key: string, from: Written][] {
  const unknown = (from: Path): Written => inPlaceOf(file.written(from), unknownText)
  return [
    ...file
      .texts([...at, 'literals'])
      .map(({ value, at }) => [value.split('=', 1)[0]!, unknown(at)] as [string, Written]),
    ...file.texts([...at, 'files']).map(({ value, at }): [string, Written] => {
      const [key, path] = value.includes('=') ? [value.split('=', 1)[0]!, undefined] : [undefined, value]
      return [key ?? baseOf(path), unknown(at)]
    }),
    ...file.texts([...at, 'envs']).map(({ at }): [string, Written] => [unknownText, unknown(at)]),
    ...(file.text([...at, 'env']) === undefined ? [] : [[unknownText, unknown([...at, 'env'])] as [string, Written]]),
  ]
}

function isHashed(file: KustomizationFile, at: Path): boolean {
  return (
    (file.get([...at, 'options', 'disableNameSuffixHash']) ??
      file.get(['generatorOptions', 'disableNameSuffixHash'])) !== true
  )
}

function addKeys(resource: Resource, more: Resource): void {
  for (const field of Object.values(dataOf)) {
    const added = more.draft.map([field])
    for (const key of Object.keys(added ?? {})) resource.draft.set([field, key], more.draft.entry(added!, key))
  }
}
