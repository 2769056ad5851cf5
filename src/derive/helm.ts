/** The Helm values that the described features need, by feature; `helm/` knows how each release spells them. */
import type { Helm } from '../fabric/cluster.ts'
import type { Feature } from '../fabric/features.ts'
import { formatCidr } from '../net/prefix.ts'
import type { ClusterContext } from './cluster.ts'
import type { Notes } from './derivation.ts'

/** Services renew their leases against the API server; the agents' default limit is 10 a second. */
const defaultQueriesPerSecond = 10

/** Seconds within which a lease is renewed unless said otherwise (Helm: `l2announcements.leaseRenewDeadline`). */
const defaultRenewal = 5

export function features({ cluster, generation, sessions }: ClusterContext, { derivations }: Notes): Helm {
  const advertised = [...new Set(sessions.map(({ peering }) => peering))]
    .flatMap(({ options }) => options.advertise ?? [])
    .map(({ entry }) => entry)
  const announces = (address: string) => advertised.some(({ addresses }) => addresses?.includes(address as never))
  const announcesPods = advertised.some(({ type }) => type === 'PodCIDR')
  const replacesKubeProxy = cluster.l2.length > 0 || cluster.egress.length > 0 || cluster.gateways.length > 0
  const ports = [cluster.listenPort, ...[...cluster.members.values()].map(node => node.listenPort)]
  const versions = new Set(
    [...cluster.members.values()].flatMap(node => node.addresses.map(at => at.cidr.address.version)),
  )
  const [v4pods, v6pods] = [4, 6].map(version =>
    cluster.podCidrs.filter(({ address }) => address.version === version).map(formatCidr),
  ) as [string[], string[]]
  const lease = cluster.l2.find(each => each.lease)?.lease
  const exposed = cluster.l2.length > 0 ? cluster.services.length + cluster.gateways.length : 0
  const queries = Math.ceil(exposed / (lease?.renew ?? defaultRenewal))

  // What is false is not asked for, and the chart's default stays.
  const derived: readonly (readonly [feature: Feature, value: Helm[string] | undefined, because: string])[] = [
    ['bgpControlPlane', sessions.length > 0 && generation !== 'metallb', 'nodes have BGP sessions'],
    ['metallbBgp', sessions.length > 0 && generation === 'metallb', 'nodes have BGP sessions'],
    [
      'announceLoadBalancerIps',
      generation === 'metallb' && announces('LoadBalancerIP'),
      'LoadBalancer addresses are advertised',
    ],
    ['announcePodCidrs', generation === 'metallb' && announcesPods, 'pod networks are advertised'],
    [
      'secretsNamespace',
      cluster.secretsNamespace !== 'kube-system' && cluster.secretsNamespace,
      'BGP passwords lie there',
    ],
    ['listenCapability', ports.some(port => port !== undefined && port < 1024), 'nodes listen on a port below 1024'],
    ['kubeProxyReplacement', replacesKubeProxy, 'L2 announcements, egress gateways and Gateways need it'],
    ['l2Announcements', cluster.l2.length > 0, 'Services are announced by L2'],
    ['l2LeaseDuration', lease?.duration, 'the lease that the L2 announcement asks for'],
    ['l2LeaseRenewDeadline', lease?.renew, 'the lease that the L2 announcement asks for'],
    ['l2LeaseRetryPeriod', lease?.retry, 'the lease that the L2 announcement asks for'],
    ['clientQps', queries > defaultQueriesPerSecond && queries, 'each Service renews its lease'],
    ['clientBurst', queries > defaultQueriesPerSecond && queries * 2, 'each Service renews its lease'],
    [
      'externalIps',
      announces('ExternalIP') || cluster.l2.some(each => each.externalAddresses),
      'external addresses are announced',
    ],
    ['lbExternalClusterIp', announces('ClusterIP'), 'ClusterIPs are reached from outside'],
    ['egressGateway', cluster.egress.length > 0, 'pods leave through an egress gateway'],
    ['bpfMasquerade', cluster.egress.length > 0, 'egress gateways need it'],
    ['gatewayApi', cluster.gateways.length > 0, 'Gateways are exposed'],
    ['ipamMode', cluster.ipam, 'the cluster says so'],
    [
      'requireIpv4PodCidr',
      cluster.ipam === 'kubernetes' && announcesPods && versions.has(4),
      'the agent must know its pod network before it advertises it',
    ],
    [
      'requireIpv6PodCidr',
      cluster.ipam === 'kubernetes' && announcesPods && versions.has(6),
      'the agent must know its pod network before it advertises it',
    ],
    [
      'clusterPoolIpv4PodCidrs',
      cluster.ipam === 'cluster-pool' && v4pods.length > 0 && v4pods,
      'the pod network of the cluster',
    ],
    [
      'clusterPoolIpv6PodCidrs',
      cluster.ipam === 'cluster-pool' && v6pods.length > 0 && v6pods,
      'the pod network of the cluster',
    ],
    ['routingMode', cluster.routing, 'the cluster says so'],
    ['ipv4NativeRoutingCidr', cluster.routing === 'native' && v4pods[0], 'pods reach each other without masquerading'],
    ['ipv6NativeRoutingCidr', cluster.routing === 'native' && v6pods[0], 'pods reach each other without masquerading'],
    ['ipv6', versions.has(6), 'nodes have IPv6 addresses'],
  ]
  const helm: Record<string, Helm[string]> = {}
  for (const [feature, value, because] of derived) {
    if (value === undefined || value === false) continue
    helm[feature] = value
    derivations.push({
      group: 'Helm values',
      what: `${feature} of ${cluster.name}`,
      value: String(value),
      because,
      origin: cluster.origin,
    })
  }
  return { ...helm, ...cluster.features }
}
