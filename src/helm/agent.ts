/**
 * The options of Cilium's agent and operator as ConfigMap `cilium-config` holds them, and the features they are.
 * Source: `cilium-configmap.yaml` of the charts 1.10 to 1.20; the keys agree unless two are given.
 */
import type { Feature } from '../fabric/features.ts'
import type { Helm } from '../fabric/cluster.ts'
import { flag, list, number, seconds, text, words, type Encoding } from './encoding.ts'

/** Every value of the ConfigMap is text; the chart joins lists by spaces or commas. */
const joined: Encoding = {
  ...list,
  decode: written => (typeof written === 'string' ? written.split(/[\s,]+/).filter(word => word !== '') : undefined),
}

const kubeProxy = words([
  [true, 'true'],
  [true, 'strict'],
  [false, 'false'],
  [false, 'disabled'],
])

const routing = words([
  ['native', 'native'],
  ['tunnel', 'tunnel'],
])

const tunnel = words([
  ['native', 'disabled'],
  ['tunnel', 'vxlan'],
  ['tunnel', 'geneve'],
])

const options: Readonly<Record<string, readonly [feature: Feature, encoding: Encoding]>> = {
  'enable-bgp-control-plane': ['bgpControlPlane', flag],
  'bgp-secrets-namespace': ['secretsNamespace', text],
  'enable-bgp-control-plane-status-report': ['bgpStatusReport', flag],
  'bgp-router-id-allocation-mode': ['routerIdAllocation', text],
  'bgp-router-id-allocation-ip-pool': ['routerIdPool', text],
  'enable-bgp-legacy-origin-attribute': ['legacyOriginAttribute', flag],
  'bgp-announce-lb-ip': ['announceLoadBalancerIps', flag],
  'bgp-announce-pod-cidr': ['announcePodCidrs', flag],
  'enable-lb-ipam': ['enableLbIpam', flag],
  'default-lb-service-ipam': ['defaultLbServiceIpam', text],
  'enable-node-ipam': ['nodeIpam', flag],
  'enable-l2-announcements': ['l2Announcements', flag],
  'l2-announcements-lease-duration': ['l2LeaseDuration', seconds],
  'l2-announcements-renew-deadline': ['l2LeaseRenewDeadline', seconds],
  'l2-announcements-retry-period': ['l2LeaseRetryPeriod', seconds],
  'enable-l2-pod-announcements': ['l2PodAnnouncements', flag],
  'l2-pod-announcements-interface': ['l2PodAnnouncementsInterface', text],
  'l2-pod-announcements-interface-pattern': ['l2PodAnnouncementsInterface', text],
  'k8s-client-qps': ['clientQps', number],
  'k8s-client-burst': ['clientBurst', number],
  'enable-egress-gateway': ['egressGateway', flag],
  'enable-ipv4-egress-gateway': ['egressGateway', flag],
  'install-egress-gateway-routes': ['egressGatewayInstallRoutes', flag],
  'kube-proxy-replacement': ['kubeProxyReplacement', kubeProxy],
  'enable-external-ips': ['externalIps', flag],
  'enable-node-port': ['nodePort', flag],
  'enable-host-port': ['hostPort', flag],
  'bpf-lb-sock': ['socketLb', flag],
  'bpf-lb-external-clusterip': ['lbExternalClusterIp', flag],
  devices: ['devices', joined],
  'enable-gateway-api': ['gatewayApi', flag],
  'enable-ingress-controller': ['ingressController', flag],
  'enable-l7-proxy': ['l7Proxy', flag],
  ipam: ['ipamMode', text],
  'cluster-pool-ipv4-cidr': ['clusterPoolIpv4PodCidrs', joined],
  'cluster-pool-ipv6-cidr': ['clusterPoolIpv6PodCidrs', joined],
  'cluster-pool-ipv4-mask-size': ['clusterPoolIpv4MaskSize', number],
  'cluster-pool-ipv6-mask-size': ['clusterPoolIpv6MaskSize', number],
  'k8s-require-ipv4-pod-cidr': ['requireIpv4PodCidr', flag],
  'k8s-require-ipv6-pod-cidr': ['requireIpv6PodCidr', flag],
  'routing-mode': ['routingMode', routing],
  tunnel: ['routingMode', tunnel],
  'native-routing-cidr': ['ipv4NativeRoutingCidr', text],
  'ipv4-native-routing-cidr': ['ipv4NativeRoutingCidr', text],
  'ipv6-native-routing-cidr': ['ipv6NativeRoutingCidr', text],
  'auto-direct-node-routes': ['autoDirectNodeRoutes', flag],
  'enable-ipv4': ['ipv4', flag],
  'enable-ipv6': ['ipv6', flag],
  'enable-ipv4-masquerade': ['ipv4Masquerade', flag],
  'enable-ipv6-masquerade': ['ipv6Masquerade', flag],
  'enable-bpf-masquerade': ['bpfMasquerade', flag],
  debug: ['debug', flag],
  'enable-hubble': ['hubble', flag],
  'hubble-listen-address': ['hubbleListenAddress', text],
  'hubble-metrics': ['hubbleMetrics', joined],
}

/** The feature that an option is, and its value; no value where the option has one that netc does not know. */
export function featureOfOption(
  option: string,
  written: unknown,
): { feature: Feature; value?: Helm[string] } | undefined {
  const row = Object.hasOwn(options, option) ? options[option] : undefined
  if (!row) return undefined
  const value = row[1].decode(written)
  return { feature: row[0], ...(value !== undefined && { value }) }
}

/** What the chart writes only where it is on, so that a whole ConfigMap without it says that it is off. */
export const writtenWhereOn: readonly Feature[] = [
  'bgpControlPlane',
  'nodeIpam',
  'l2Announcements',
  'l2PodAnnouncements',
  'egressGateway',
  'gatewayApi',
  'ingressController',
]
