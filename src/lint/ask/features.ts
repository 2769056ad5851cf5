/** What Helm values leave off, and whether they say so. */
import type { Cluster } from '../../fabric/cluster.ts'
import type { Feature } from '../../fabric/features.ts'
import { isUnset } from './network.ts'
import type { Where } from '../policy.ts'

/** How a feature is off: the values say so, or no value speaks of it and the chart leaves it off. */
export type Off = 'said' | 'unsaid'

/** Whether Helm values leave off what the chart leaves off too; undefined where they switch it on, or cannot be known. */
export function offBy(cluster: Cluster, feature: Feature): Off | undefined {
  if (cluster.helm?.[feature] === false) return 'said'
  return isUnset(cluster, feature) && !hasUnknownWord(cluster, feature) ? 'unsaid' : undefined
}

/** Keys of the chart that hold words for which the feature has none, such as `partial`. */
const keys: Partial<Record<Feature, string>> = { kubeProxyReplacement: '.kubeProxyReplacement' }

function hasUnknownWord({ helm }: Cluster, feature: Feature): boolean {
  const key = keys[feature]
  return key !== undefined && helm?.[key] !== undefined
}

/** Whether nothing but kube-proxy serves NodePorts, on which much of Cilium stands (`nodePort.enabled` before 1.19). */
export function lacksKubeProxyReplacement(cluster: Cluster): Off | undefined {
  return cluster.helm?.['nodePort'] === true ? undefined : offBy(cluster, 'kubeProxyReplacement')
}

/** What a message says of a feature that is off. */
export function offWord(off: Off): string {
  return off === 'said' ? 'false' : 'not set, so false'
}

/** Where the values say that a feature is off, for `related`; nothing where they do not speak of it. */
export function saidOff(cluster: Cluster, feature: Feature, off: Off): readonly (Where & { message: string })[] {
  return off === 'said' ? [{ on: cluster, field: `helm.${feature}`, message: 'switched off here' }] : []
}
