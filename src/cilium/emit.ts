/**
 * A cluster as Cilium's resources, in the words of one generation of its API. Must not know how files are named or
 * printed.
 */
import type { Cluster } from '../fabric/cluster.ts'
import type { Generation } from '../fabric/target.ts'
import { defaultGeneration, poolDialect, releaseOf } from './generation.ts'
import type { Unsupported } from './loss.ts'
import { lower } from './lower.ts'
import { writeConfigMap } from './metallb.ts'
import { writeAnnotations } from './node-annotation.ts'
import { writePeeringPolicies } from './peering-policy.ts'
import { writeNode, type Shape } from './shape.ts'
import { advertisement, bgpConfig, egressPolicy, l2Policy, nodeOverride, peerConfig, pool } from './shapes.ts'

/** Resources that belong together, by the file they go to. */
export interface ResourceFile {
  readonly file: 'bgp.yaml' | 'pools.yaml' | 'l2.yaml' | 'egress.yaml' | 'overrides.yaml'
  readonly documents: readonly object[]
}

/** All that Cilium is to be told of a cluster, and what the generation can't say of it, which is left out. */
export function emit(
  cluster: Cluster,
  generation: Generation = defaultGeneration(releaseOf(cluster.cilium)),
): { files: ResourceFile[]; unsupported: Unsupported[] } {
  const { cluster: lowered, unsupported } = lower(cluster, generation)
  const { apiVersion, blocks } = poolDialect(releaseOf(cluster.cilium))
  const files: ResourceFile[] = [
    ...writers[generation](lowered),
    {
      file: 'pools.yaml',
      documents:
        generation === 'metallb' ? [] : resources(apiVersion, 'CiliumLoadBalancerIPPool', pool(blocks), lowered.pools),
    },
    {
      file: 'l2.yaml',
      documents: resources('cilium.io/v2alpha1', 'CiliumL2AnnouncementPolicy', l2Policy, lowered.l2Policies),
    },
    {
      file: 'egress.yaml',
      documents: resources('cilium.io/v2', 'CiliumEgressGatewayPolicy', egressPolicy, lowered.egressPolicies),
    },
  ]
  return { files: files.filter(({ documents }) => documents.length > 0), unsupported }
}

/** What each generation says in its own way. */
const writers: Readonly<Record<Generation, (lowered: Cluster) => ResourceFile[]>> = {
  metallb: lowered => [{ file: 'bgp.yaml', documents: writeConfigMap(lowered) }],
  'peering-policy': lowered => [
    { file: 'bgp.yaml', documents: writePeeringPolicies(lowered) },
    { file: 'overrides.yaml', documents: writeAnnotations(lowered) },
  ],
  v2alpha1: lowered => bgpResources('cilium.io/v2alpha1', lowered),
  v2: lowered => bgpResources('cilium.io/v2', lowered),
}

function bgpResources(apiVersion: string, lowered: Cluster): ResourceFile[] {
  return [
    {
      file: 'bgp.yaml',
      documents: [
        ...resources(apiVersion, 'CiliumBGPClusterConfig', bgpConfig, lowered.bgp),
        ...resources(apiVersion, 'CiliumBGPPeerConfig', peerConfig, lowered.peerConfigs),
        ...resources(apiVersion, 'CiliumBGPAdvertisement', advertisement, lowered.advertisements),
      ],
    },
    {
      file: 'overrides.yaml',
      documents: resources(apiVersion, 'CiliumBGPNodeConfigOverride', nodeOverride, lowered.nodeOverrides),
    },
  ]
}

function resources<N extends object>(apiVersion: string, kind: string, shape: Shape<N>, nodes: readonly N[]): object[] {
  return nodes.map(each => writeNode(shape, each, { apiVersion, kind, metadata: {}, spec: {} }))
}
