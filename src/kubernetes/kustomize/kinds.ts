/** Which kinds have no namespace: the table of those that matter to netc, and Kubernetes' own. */

/** By group; `cilium.io/v2` and `v2alpha1` agree. Source: `scope: Cluster` in the CRDs; kubectl api-resources. */
const clusterScoped: Readonly<Record<string, readonly string[]>> = {
  '': ['Namespace', 'Node', 'PersistentVolume', 'ComponentStatus'],
  'cilium.io': [
    'CiliumBGPClusterConfig',
    'CiliumBGPPeerConfig',
    'CiliumBGPAdvertisement',
    'CiliumBGPNodeConfig',
    'CiliumBGPNodeConfigOverride',
    'CiliumBGPPeeringPolicy',
    'CiliumLoadBalancerIPPool',
    'CiliumL2AnnouncementPolicy',
    'CiliumEgressGatewayPolicy',
    'CiliumEgressNATPolicy',
    'CiliumClusterwideNetworkPolicy',
    'CiliumClusterwideEnvoyConfig',
    'CiliumCIDRGroup',
    'CiliumExternalWorkload',
    'CiliumIdentity',
    'CiliumNode',
    'CiliumPodIPPool',
  ],
  'gateway.networking.k8s.io': ['GatewayClass'],
  'networking.k8s.io': ['IngressClass'],
  'apiextensions.k8s.io': ['CustomResourceDefinition'],
  'apiregistration.k8s.io': ['APIService'],
  'rbac.authorization.k8s.io': ['ClusterRole', 'ClusterRoleBinding'],
  'storage.k8s.io': ['StorageClass', 'CSIDriver', 'CSINode', 'VolumeAttachment'],
  'scheduling.k8s.io': ['PriorityClass'],
  'node.k8s.io': ['RuntimeClass'],
  'admissionregistration.k8s.io': [
    'MutatingWebhookConfiguration',
    'ValidatingWebhookConfiguration',
    'ValidatingAdmissionPolicy',
    'ValidatingAdmissionPolicyBinding',
  ],
}

/** Whether objects of a kind are the cluster's, not a namespace's. */
export function isClusterScoped({ group, kind }: { readonly group: string; readonly kind: string }): boolean {
  return clusterScoped[group]?.includes(kind) ?? false
}

/**
 * Whether netc reads all resources of a kind, wherever they are, so that one which was not read does not exist.
 * Of other kinds, files may have been passed over.
 */
export function isKept({ group, kind }: { readonly group?: string; readonly kind: string }): boolean {
  const groups = group === undefined ? Object.values(kept).flat() : (kept[group] ?? [])
  return group === 'cilium.io' || (group === undefined && kind.startsWith('Cilium')) || groups.includes(kind)
}

const kept: Readonly<Record<string, readonly string[]>> = {
  '': ['Service', 'Node', 'Secret'],
  'gateway.networking.k8s.io': ['Gateway', 'GatewayClass', 'HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute'],
  'networking.k8s.io': ['Ingress'],
  'helm.toolkit.fluxcd.io': ['HelmRelease'],
}
