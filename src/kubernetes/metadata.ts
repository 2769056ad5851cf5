/** Names, namespaces, labels and annotations: what all objects have. */
import type { Labels } from '../net/selector.ts'
import { didYouMean } from '../text/nearest.ts'
import { hasPlaceholder } from '../text/placeholder.ts'
import type { KubernetesObject } from './object.ts'

export const namePath = ['metadata', 'name']
export const namespacePath = ['metadata', 'namespace']
export const labelsPath = ['metadata', 'labels']
export const annotationsPath = ['metadata', 'annotations']

/** Where the name and namespace of an object stand. */
export const placePaths = { name: namePath, namespace: namespacePath }

/** The namespace of an object; where none is written the one that `kubectl` takes. */
export function namespaceOf(object: KubernetesObject): string {
  return object.name(namespacePath) ?? 'default'
}

/** Annotations that say how an object is deployed, not what it is, and those that are read as something else. */
const ofTools =
  /^(?:argocd\.argoproj\.io|(?:\w+\.)?toolkit\.fluxcd\.io|kubectl\.kubernetes\.io|(?:meta\.)?helm\.sh|cilium\.io\/bgp-virtual-router\..*)(?:\/|$)/

/** Annotations as a field of the model, where there are any besides those named. */
export function annotationsOf(
  object: KubernetesObject,
  path: readonly string[] = annotationsPath,
  besides: readonly string[] = [],
): { readonly annotations?: Labels } {
  const all = Object.entries(object.labels(path, false)).filter(([key]) => !ofTools.test(key) && !besides.includes(key))
  return all.length === 0 ? {} : { annotations: Object.fromEntries(all) }
}

/** A name of DNS (RFC 1123), as most objects have it. */
const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/
const label = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/
/** RFC 1035: a letter first. */
const serviceLabel = /^[a-z]([-a-z0-9]*[a-z0-9])?$/

/** Kinds whose names are not those of most: at most 63 characters and no dots. Source: apimachinery `NameIs…`. */
const strict: Readonly<Record<string, RegExp>> = { Service: serviceLabel, Namespace: label }

const labelValue = /^(?:[A-Za-z0-9](?:[-A-Za-z0-9_.]*[A-Za-z0-9])?)?$/

/** All that metadata has (apimachinery `ObjectMeta`). */
const known = [
  'name',
  'generateName',
  'namespace',
  'labels',
  'annotations',
  'finalizers',
  'ownerReferences',
  'managedFields',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'deletionGracePeriodSeconds',
  'selfLink',
]

/** What the API server would refuse or drop of an object's metadata. */
export function checkMetadata(object: KubernetesObject, kind: string): void {
  checkName(object, kind)
  for (const key of object.keys(['metadata']))
    if (!known.includes(key) && !hasPlaceholder(key)) {
      const help = didYouMean(key, known, `known are ${known.slice(0, 5).join(', ')}`)
      object.report(['metadata', key], 'is no field', 'unknown-field', help, 'key')
    }
  object.labels(annotationsPath, false)
  const labels = object.labels(labelsPath)
  for (const [key, value] of Object.entries(labels)) {
    if (value.length > 63)
      object.report([...labelsPath, key], `has ${value.length} characters, but may have 63`, 'label-value-invalid')
    else if (!labelValue.test(value))
      object.report(
        [...labelsPath, key],
        `can't be ${JSON.stringify(value)}: a label has letters, digits, -, _ and . between letters or digits`,
        'label-value-invalid',
      )
    const [name, prefix] = key.split('/').reverse()
    if (
      !/^.{1,63}$/.test(name!) ||
      !labelValue.test(name!) ||
      key.split('/').length > 2 ||
      (prefix !== undefined && (!subdomain.test(prefix) || prefix.length > 253))
    )
      object.report([...labelsPath, key], 'is no key of a label: write name or example.org/name', 'label-value-invalid')
  }
}

function checkName(object: KubernetesObject, kind: string): void {
  const name = object.text(namePath)
  if (name === undefined) {
    if (!object.has(namePath) && !object.has(['metadata', 'generateName']))
      object.report(namePath, 'is missing', 'required-field')
    return
  }
  const rule = strict[kind] ?? subdomain
  const most = strict[kind] ? 63 : 253
  const why = rule.test(name)
    ? `has ${name.length} characters, but may have ${most}`
    : `can't be ${JSON.stringify(name)}: a name has ${kind === 'Service' ? 'lower-case letters, digits and -, and starts with a letter' : strict[kind] ? 'lower-case letters, digits and - between letters or digits' : 'lower-case letters, digits, - and . between letters or digits'}`
  if (!rule.test(name) || name.length > most) object.report(namePath, why, 'name-invalid')
}
