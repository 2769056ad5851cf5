/** Objects that no release of Cilium serves as they are called, and what they are meant to be. */
import { hasPlaceholder } from '../text/placeholder.ts'
import { nearest } from '../text/nearest.ts'
import type { YamlMap } from '../yaml/object.ts'
import type { ResourceType } from './resources.ts'
import { resourceTypes, type Problem } from './schema.ts'

/** Kinds of `cilium.io` that netc does not read. Source: `pkg/k8s/apis/cilium.io/client/crds`. */
const others = [
  'CiliumBGPNodeConfig',
  'CiliumCIDRGroup',
  'CiliumClusterwideEnvoyConfig',
  'CiliumClusterwideNetworkPolicy',
  'CiliumEgressNATPolicy',
  'CiliumEndpoint',
  'CiliumEndpointSlice',
  'CiliumEnvoyConfig',
  'CiliumExternalWorkload',
  'CiliumGatewayClassConfig',
  'CiliumIdentity',
  'CiliumLocalRedirectPolicy',
  'CiliumNetworkPolicy',
  'CiliumNode',
  'CiliumNodeConfig',
  'CiliumPodIPPool',
]

/** By kind: the types it is read as, newest first. */
const types = new Map<string, ResourceType[]>()
for (const type of resourceTypes) {
  const [group, kind] = [type.split('/')[0]!, type.split(' ')[1]!]
  if (group === 'cilium.io') types.set(kind, [...(types.get(kind) ?? []), type])
}

/** What is wrong with the kind or version of an object, and what it can be read as all the same. */
export function unservedKind({ apiVersion, kind }: YamlMap): {
  readonly problem?: Problem
  readonly readAs?: ResourceType
} {
  if (typeof kind !== 'string' || typeof apiVersion !== 'string') return {}
  if (hasPlaceholder(kind) || hasPlaceholder(apiVersion) || apiVersion.includes('isovalent')) return {}
  const served = types.get(kind)
  const isCilium = /^cilium\.io(?:\/|$)/.test(apiVersion)
  if (served) {
    const versions = served.map(type => type.split(' ')[0]!)
    // Versions that Cilium has, and this kind has not: which release has which is for the rules of versions to say.
    const isVersion = /^cilium\.io\/v2(?:alpha1)?$/.test(apiVersion)
    const [readAs] = served
    return isVersion && kind !== 'CiliumBGPPeeringPolicy'
      ? { readAs: readAs! }
      : {
          problem: wrong('apiVersion', `${kind} is not of ${apiVersion}`, `write apiVersion: ${versions.join(' or ')}`),
          readAs: readAs!,
        }
  }
  if (!isCilium || others.includes(kind)) return {}
  const meant = nearest(kind, [...types.keys(), ...others])
  return meant === undefined ? {} : { problem: wrong('kind', `Cilium has no kind ${kind}`, `did you mean ${meant}?`) }
}

function wrong(field: string, message: string, help: string): Problem {
  return { code: 'wrong-kind', path: [field], part: 'value', message, help }
}
