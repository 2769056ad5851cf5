/** Which releases of Cilium are told of BGP in which way, and since when each thing can be said. */
import type { Generation } from '../fabric/target.ts'
import { atLeast, compareVersion, type Version } from '../net/version.ts'

/** The releases netc compiles for, oldest first. */
export const knownReleases: readonly Version[] = [
  '1.10',
  '1.11',
  '1.12',
  '1.13',
  '1.14',
  '1.15',
  '1.16',
  '1.17',
  '1.18',
  '1.19',
  '1.20',
]

/** The first and last release that serve a generation, oldest generation first; and what it is called. */
const generations: Readonly<
  Record<Generation, { readonly first: Version; readonly last: Version; readonly title: string }>
> = {
  metallb: { first: '1.10', last: '1.16', title: "MetalLB's ConfigMap" },
  'peering-policy': { first: '1.12', last: '1.18', title: 'CiliumBGPPeeringPolicy' },
  v2alpha1: { first: '1.16', last: '1.17', title: 'cilium.io/v2alpha1' },
  v2: { first: '1.18', last: '1.20', title: 'cilium.io/v2' },
}

/** The generations a release serves, oldest first; none for a release that is not known. */
export function generationsOf(release: Version): Generation[] {
  const all = Object.keys(generations) as Generation[]
  return all.filter(each => atLeast(release, generations[each].first) && atLeast(generations[each].last, release))
}

/** The newest generation a release serves: 1.17 has `v2alpha1`, and `peering-policy` on request. */
export function defaultGeneration(release: Version): Generation {
  return generationsOf(release).at(-1) ?? 'v2'
}

/** The known release that a version belongs to; the newest where nothing is said or nothing is known. */
export function releaseOf(version: Version | undefined): Version {
  const release = version?.split('.').slice(0, 2).join('.')
  return knownReleases.find(each => each === release) ?? knownReleases.at(-1)!
}

/** What a generation is called in messages. */
export function titleOf(generation: Generation): string {
  return generations[generation].title
}

/** The releases in which a generation has something; a generation that is left out never has it. */
export type Since = Readonly<Partial<Record<Generation, Version>>>

/** All generations but MetalLB's, from their first release. */
const controlPlane: Since = { 'peering-policy': '1.12', v2alpha1: '1.16', v2: '1.18' }

/** The newest generation of the BGP resources of their own. */
const resources: Since = { v2alpha1: '1.16', v2: '1.18' }

/** One thing that not every generation can say: a field of a node of the model. */
export interface Limit {
  /** Cilium's name for it. */
  readonly term: string
  readonly since: Since
  /** Said anyway, for what is the default there. */
  readonly implied?: unknown
}

/** By kind of node and its field. What is not named here can be said everywhere. */
export const limits = {
  peer: {
    autoDiscovery: { term: 'autoDiscovery', since: { v2: '1.18' } },
  },
  peerConfig: {
    authSecret: { term: 'authSecretRef', since: { ...resources, 'peering-policy': '1.15' } },
    ebgpMultihop: { term: 'ebgpMultihop', since: { ...resources, 'peering-policy': '1.14' } },
    holdTime: { term: 'holdTimeSeconds', since: { ...resources, 'peering-policy': '1.14' }, implied: 90 },
    keepaliveTime: { term: 'keepAliveTimeSeconds', since: { ...resources, 'peering-policy': '1.14' }, implied: 30 },
    connectRetryTime: {
      term: 'connectRetryTimeSeconds',
      since: { ...resources, 'peering-policy': '1.14' },
      implied: 120,
    },
    gracefulRestart: { term: 'gracefulRestart', since: { ...resources, 'peering-policy': '1.14' } },
    peerPort: { term: 'peerPort', since: { ...resources, 'peering-policy': '1.14' }, implied: 179 },
    sourceInterface: { term: 'sourceInterface', since: { v2: '1.19' } },
  },
  entry: {
    interface: { term: 'advertisementType Interface', since: { v2: '1.19' } },
    aggregationLengthIpv4: { term: 'aggregationLengthIPv4', since: resources },
    aggregationLengthIpv6: { term: 'aggregationLengthIPv6', since: resources },
    communities: { term: 'communities', since: { ...resources, 'peering-policy': '1.15' } },
    localPreference: { term: 'localPreference', since: { ...resources, 'peering-policy': '1.15' } },
  },
  instanceOverride: {
    routerId: { term: 'routerID', since: controlPlane },
    localAsn: { term: 'localASN of one node', since: resources },
    localPort: { term: 'localPort', since: controlPlane },
  },
  pool: {
    allowFirstLastIps: { term: 'allowFirstLastIPs', since: sinceEverywhere('1.15'), implied: false },
    disabled: { term: 'disabled', since: sinceEverywhere('1.13'), implied: false },
    serviceSelector: { term: 'serviceSelector', since: sinceEverywhere('1.13'), implied: {} },
  },
} as const satisfies Record<string, Record<string, Limit>>

/** Since when the kinds exist which have nothing to do with BGP; MetalLB's ConfigMap has its own pools. */
export const kindsSince = { pools: '1.13', l2Policies: '1.14', egressPolicies: '1.12' } as const

/** A resource which is served whatever the way of telling of BGP, but for MetalLB's pools. */
function sinceEverywhere(release: Version): Since {
  return { 'peering-policy': release, v2alpha1: release, v2: release }
}

/** Whether a release can say a thing in a generation. */
export function sayable(since: Since, generation: Generation, release: Version): boolean {
  const first = since[generation]
  return first !== undefined && atLeast(release, first)
}

/** What to run to be able to say a thing: the first release that can. */
export function remedy(since: Since, generation: Generation): string {
  const own = since[generation]
  if (own !== undefined) return `it needs Cilium ${own} or later`
  const [other, first] = (Object.entries(since) as [Generation, Version][]).reduce((a, b) =>
    compareVersion(b[1], a[1]) < 0 ? b : a,
  )
  return `${titleOf(other)} can, from Cilium ${first}`
}

/** How pools are written in a release. */
export function poolDialect(release: Version): {
  readonly apiVersion: 'cilium.io/v2' | 'cilium.io/v2alpha1'
  readonly blocks: 'blocks' | 'cidrs'
} {
  return {
    apiVersion: atLeast(release, '1.18') ? 'cilium.io/v2' : 'cilium.io/v2alpha1',
    blocks: atLeast(release, '1.15') ? 'blocks' : 'cidrs',
  }
}
