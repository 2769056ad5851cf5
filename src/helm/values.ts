/**
 * The table of what netc can ask of Cilium's chart: under which key, in which releases, written how.
 * Source of each row: the chart's `values.yaml` of the releases named. Must not know why a feature is wanted.
 */
import type { Feature } from '../fabric/features.ts'
import { compareVersion, type Version } from '../net/version.ts'
import { agentCapabilities, flag, list, number, seconds, single, text, words, type Encoding } from './encoding.ts'

/** How one span of releases is told of a feature. */
export interface Key {
  /** The key in `values.yaml`, dots between its parts. */
  readonly path: string
  /** The first minor release that has it, and the last; absent: the newest still does. */
  readonly from: Version
  readonly to?: Version
  readonly encoding: Encoding
}

/** How a feature is asked for, release by release. */
export interface Row {
  /** Oldest first; their releases do not overlap. */
  readonly keys: readonly Key[]
  /** What does it anyway in releases that have no key for it; there it is always on. */
  readonly instead?: string
}

/** The first release whose chart netc knows. */
const first: Version = '1.10'

function key(path: string, encoding: Encoding, from: Version = first, to?: Version): Row {
  return { keys: [{ path, encoding, from, ...(to === undefined ? {} : { to }) }] }
}

function keys(...rows: readonly Row[]): Row {
  return { keys: rows.flatMap(row => row.keys) }
}

/** What kube-proxy does, or Cilium in its place, from 1.17 on with no key of its own. */
function ofKubeProxy(path: string): Row {
  return { ...key(path, flag, first, '1.16'), instead: 'kube-proxy or its replacement does it' }
}

/** The table, in the order in which values are written. */
export const values: Readonly<Record<Feature, Row>> = {
  bgpControlPlane: key('bgpControlPlane.enabled', flag, '1.12'),
  secretsNamespace: key('bgpControlPlane.secretsNamespace.name', text, '1.15'),
  createSecretsNamespace: key('bgpControlPlane.secretsNamespace.create', flag, '1.15'),
  bgpStatusReport: key('bgpControlPlane.statusReport.enabled', flag, '1.17'),
  routerIdAllocation: key('bgpControlPlane.routerIDAllocation.mode', text, '1.18'),
  routerIdPool: key('bgpControlPlane.routerIDAllocation.ipPool', text, '1.18'),
  legacyOriginAttribute: key('bgpControlPlane.legacyOriginAttribute.enabled', flag, '1.18'),
  // Before 1.12 the agent is privileged, but MetalLB's speaker never listens.
  listenCapability: keys(
    key('securityContext.extraCapabilities', agentCapabilities.extra, '1.12', '1.12'),
    key('securityContext.capabilities.ciliumAgent', agentCapabilities.all, '1.13', '1.19'),
    key('securityContext.capabilities.ciliumAgent', agentCapabilities.withSyslog, '1.20'),
  ),

  metallbBgp: key('bgp.enabled', flag, first, '1.16'),
  announceLoadBalancerIps: key('bgp.announce.loadbalancerIP', flag, first, '1.16'),
  announcePodCidrs: key('bgp.announce.podCIDR', flag, '1.11', '1.16'),

  enableLbIpam: { ...key('enableLBIPAM', flag, '1.17'), instead: 'it is on from 1.13' },
  defaultLbServiceIpam: key('defaultLBServiceIPAM', text, '1.17'),
  nodeIpam: key('nodeIPAM.enabled', flag, '1.16'),

  l2Announcements: key('l2announcements.enabled', flag, '1.14'),
  l2LeaseDuration: key('l2announcements.leaseDuration', seconds, '1.14'),
  l2LeaseRenewDeadline: key('l2announcements.leaseRenewDeadline', seconds, '1.14'),
  l2LeaseRetryPeriod: key('l2announcements.leaseRetryPeriod', seconds, '1.14'),
  l2PodAnnouncements: key('l2podAnnouncements.enabled', flag, '1.14'),
  l2PodAnnouncementsInterface: keys(
    key('l2podAnnouncements.interface', text, '1.14', '1.18'),
    key('l2podAnnouncements.interfacePattern', text, '1.19'),
  ),
  clientQps: key('k8sClientRateLimit.qps', number, '1.14'),
  clientBurst: key('k8sClientRateLimit.burst', number, '1.14'),

  egressGateway: key('egressGateway.enabled', flag),
  egressGatewayInstallRoutes: key('egressGateway.installRoutes', flag, '1.12', '1.15'),

  kubeProxyReplacement: keys(
    key(
      'kubeProxyReplacement',
      words([
        [true, 'strict'],
        [false, 'disabled'],
      ]),
      first,
      '1.13',
    ),
    key('kubeProxyReplacement', flag, '1.14'),
  ),
  externalIps: ofKubeProxy('externalIPs.enabled'),
  nodePort: ofKubeProxy('nodePort.enabled'),
  hostPort: ofKubeProxy('hostPort.enabled'),
  socketLb: keys(key('hostServices.enabled', flag, first, '1.11'), key('socketLB.enabled', flag, '1.12')),
  lbExternalClusterIp: key('bpf.lbExternalClusterIP', flag),
  devices: key('devices', list),

  gatewayApi: key('gatewayAPI.enabled', flag, '1.13'),
  ingressController: key('ingressController.enabled', flag, '1.12'),
  l7Proxy: key('l7Proxy', flag),

  ipamMode: key('ipam.mode', text),
  clusterPoolIpv4PodCidrs: keys(
    key('ipam.operator.clusterPoolIPv4PodCIDR', single, first, '1.10'),
    key('ipam.operator.clusterPoolIPv4PodCIDRList', list, '1.11'),
  ),
  clusterPoolIpv6PodCidrs: keys(
    key('ipam.operator.clusterPoolIPv6PodCIDR', single, first, '1.10'),
    key('ipam.operator.clusterPoolIPv6PodCIDRList', list, '1.11'),
  ),
  clusterPoolIpv4MaskSize: key('ipam.operator.clusterPoolIPv4MaskSize', number),
  clusterPoolIpv6MaskSize: key('ipam.operator.clusterPoolIPv6MaskSize', number),
  requireIpv4PodCidr: key('k8s.requireIPv4PodCIDR', flag),
  requireIpv6PodCidr: key('k8s.requireIPv6PodCIDR', flag),

  routingMode: keys(
    key(
      'tunnel',
      words([
        ['native', 'disabled'],
        ['tunnel', 'vxlan'],
        ['tunnel', 'geneve'],
      ]),
      first,
      '1.13',
    ),
    key(
      'routingMode',
      words([
        ['native', 'native'],
        ['tunnel', 'tunnel'],
      ]),
      '1.14',
    ),
  ),
  ipv4NativeRoutingCidr: keys(
    key('nativeRoutingCIDR', text, first, '1.10'),
    key('ipv4NativeRoutingCIDR', text, '1.11'),
  ),
  ipv6NativeRoutingCidr: key('ipv6NativeRoutingCIDR', text, '1.11'),
  autoDirectNodeRoutes: key('autoDirectNodeRoutes', flag),
  ipv4: key('ipv4.enabled', flag),
  ipv6: key('ipv6.enabled', flag),
  ipv4Masquerade: key('enableIPv4Masquerade', flag),
  ipv6Masquerade: key('enableIPv6Masquerade', flag),
  bpfMasquerade: key('bpf.masquerade', flag),

  encryption: key('encryption.enabled', flag),
  encryptionType: key('encryption.type', text),

  k8sServiceHost: key('k8sServiceHost', text),
  k8sServicePort: key('k8sServicePort', number),
  operatorReplicas: key('operator.replicas', number),
  debug: key('debug.enabled', flag),
  hubble: key('hubble.enabled', flag),
  hubbleListenAddress: key('hubble.listenAddress', text),
  hubbleMetrics: key('hubble.metrics.enabled', list),
  hubbleRelay: key('hubble.relay.enabled', flag),
  hubbleUi: key('hubble.ui.enabled', flag),
}

/** The key that `release` has for a feature; undefined when it has none. */
export function keyIn(row: Row, release: Version): Key | undefined {
  const minor = release.split('.').slice(0, 2).join('.')
  return row.keys.find(
    ({ from, to }) => compareVersion(minor, from) >= 0 && (to === undefined || compareVersion(minor, to) <= 0),
  )
}
