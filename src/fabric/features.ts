/** What netc can ask of Cilium's Helm values, in words that no release changes; `helm/values.ts` knows how each release is told. Types only. */

/** Features by name. One that is left out keeps the chart's default. */
export interface Features {
  /** The BGP control plane, which the CiliumBGP… resources need. */
  bgpControlPlane?: boolean
  /** The namespace Cilium reads BGP passwords from; `kube-system` by default. */
  secretsNamespace?: string
  /** Lets the chart create that namespace. */
  createSecretsNamespace?: boolean
  /** Conditions in the status of the BGP resources; on by default. */
  bgpStatusReport?: boolean
  /** How a node without an override gets its BGP identifier. */
  routerIdAllocation?: 'default' | 'ip-pool'
  /** The network that identifiers come from with `routerIdAllocation: 'ip-pool'`. */
  routerIdPool?: string
  /** LoadBalancer routes carry ORIGIN incomplete, as MetalLB's did, in place of IGP. */
  legacyOriginAttribute?: boolean
  /** The agent may listen on a port below 1024 (Linux: `CAP_NET_BIND_SERVICE`). */
  listenCapability?: boolean

  /** MetalLB's BGP speaker inside Cilium, told by ConfigMap `bgp-config`. */
  metallbBgp?: boolean
  /** MetalLB mode: announces the addresses of LoadBalancer Services. */
  announceLoadBalancerIps?: boolean
  /** MetalLB mode: announces the pod networks of the nodes. */
  announcePodCidrs?: boolean

  /** Hands out addresses to LoadBalancer Services from CiliumLoadBalancerIPPool; on by default. */
  enableLbIpam?: boolean
  /** Who serves a LoadBalancer Service without a class. */
  defaultLbServiceIpam?: 'lbipam' | 'nodeipam' | 'none'
  /** Gives LoadBalancer Services the addresses of nodes. */
  nodeIpam?: boolean

  /** Answers ARP and neighbor discovery for Service addresses. Needs `kubeProxyReplacement`. */
  l2Announcements?: boolean
  /** Seconds until another node may take over a Service; 15 by default. */
  l2LeaseDuration?: number
  /** Seconds within which the holder must renew its lease; 5 by default. */
  l2LeaseRenewDeadline?: number
  /** Seconds between two tries to get or renew a lease; 2 by default. */
  l2LeaseRetryPeriod?: number
  /** Sends gratuitous ARP for pods. */
  l2PodAnnouncements?: boolean
  /** Where those are sent: an interface, from 1.19 a pattern of names. */
  l2PodAnnouncementsInterface?: string
  /** Requests a second that an agent sends the API server; L2 leases need one for each Service and renewal. */
  clientQps?: number
  /** Requests an agent may send at once. */
  clientBurst?: number

  /** Sends chosen pods' traffic out through chosen nodes. Needs `bpfMasquerade` and `kubeProxyReplacement`. */
  egressGateway?: boolean
  /** Installs routes for it where the gateway's interface is not the one of the default route. */
  egressGatewayInstallRoutes?: boolean

  /** Cilium does all that kube-proxy does. */
  kubeProxyReplacement?: boolean
  /** Services with `externalIPs`; part of `kubeProxyReplacement`. */
  externalIps?: boolean
  /** NodePort Services; part of `kubeProxyReplacement`. */
  nodePort?: boolean
  /** `hostPort` of pods; part of `kubeProxyReplacement`. */
  hostPort?: boolean
  /** Services are resolved at the socket; part of `kubeProxyReplacement`. */
  socketLb?: boolean
  /** Serves ClusterIPs to clients outside the cluster, which advertising them needs. */
  lbExternalClusterIp?: boolean
  /** The interfaces Cilium works on, by name, `+` at the end for any that starts so. */
  devices?: readonly string[]

  /** The Gateway API. Needs `kubeProxyReplacement` and `l7Proxy`. */
  gatewayApi?: boolean
  /** Ingress. Needs `kubeProxyReplacement` and `l7Proxy`. */
  ingressController?: boolean
  /** Envoy and all that needs it; on by default. */
  l7Proxy?: boolean

  /** Who hands out pod addresses. */
  ipamMode?: string
  /** The networks nodes get their pod networks from, with `ipamMode: 'cluster-pool'`. */
  clusterPoolIpv4PodCidrs?: readonly string[]
  clusterPoolIpv6PodCidrs?: readonly string[]
  /** The size of each node's part of them, as a prefix length. */
  clusterPoolIpv4MaskSize?: number
  clusterPoolIpv6MaskSize?: number
  /** Waits for Kubernetes to give the node a pod network, with `ipamMode: 'kubernetes'`. */
  requireIpv4PodCidr?: boolean
  requireIpv6PodCidr?: boolean

  /** How packets between nodes travel: as the network routes them, or encapsulated. */
  routingMode?: 'native' | 'tunnel'
  /** Where the network routes pods itself: destinations in it are not masqueraded. */
  ipv4NativeRoutingCidr?: string
  ipv6NativeRoutingCidr?: string
  /** Nodes of one subnet install routes to each other's pods. */
  autoDirectNodeRoutes?: boolean
  ipv4?: boolean
  ipv6?: boolean
  /** Pods leave the cluster with their node's address; on by default. */
  ipv4Masquerade?: boolean
  ipv6Masquerade?: boolean
  /** Masquerading in eBPF in place of iptables. */
  bpfMasquerade?: boolean

  encryption?: boolean
  encryptionType?: 'ipsec' | 'wireguard'

  /** Where agents reach the API server without kube-proxy. */
  k8sServiceHost?: string
  k8sServicePort?: number
  operatorReplicas?: number
  debug?: boolean
  hubble?: boolean
  hubbleListenAddress?: string
  hubbleMetrics?: readonly string[]
  hubbleRelay?: boolean
  hubbleUi?: boolean
}

/** The name of a feature. */
export type Feature = keyof Features
