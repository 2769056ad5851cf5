/** What policies about releases ask: which one a cluster runs, where that is said, and which objects of a kind it has. */
import type { Cluster } from '../../fabric/cluster.ts'
import type { AnyObject } from '../../fabric/kubernetes.ts'
import { atLeast, type Version } from '../../net/version.ts'
import type { Where } from '../policy.ts'

/** Whether a cluster is known to run a release of Cilium or a later one. */
export function runsAtLeast({ cilium }: Cluster, release: Version): boolean {
  return cilium !== undefined && atLeast(cilium, release)
}

/** Where the files say which release of Cilium a cluster runs; nothing where they do not. */
export function releaseSaid(cluster: Cluster): readonly (Where & { readonly message: string })[] {
  return cluster.origin.fields?.['cilium'] && cluster.cilium !== undefined
    ? [{ on: cluster, field: 'cilium', message: `Cilium ${cluster.cilium} is installed` }]
    : []
}

/** The objects of a kind, such as `cilium.io/v2alpha1 CiliumBGPPeeringPolicy`; a version may be left out. */
export function objectsOf({ objects = [] }: Cluster, type: string): readonly AnyObject[] {
  return objects.filter(({ apiVersion, kind }) =>
    [`${apiVersion} ${kind}`, `${apiVersion.replace(/\/.*/, '')} ${kind}`].includes(type),
  )
}
