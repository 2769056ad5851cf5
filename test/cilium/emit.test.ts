import { expect, test } from 'vitest'
import { emit } from '../../src/cilium/emit.ts'
import { completeCluster } from '../../src/fabric/assemble.ts'
import type { Cluster } from '../../src/fabric/cluster.ts'
import type { Generation } from '../../src/fabric/target.ts'
import { parseAddress, parseCidr } from '../../src/net/prefix.ts'
import { printDocuments } from '../../src/yaml/print.ts'
import { nowhere as origin } from './arbitrary.ts'

const cluster: Cluster = {
  name: 'home',
  nodes: [{ name: 'n1', addresses: [], labels: { rack: 'r1' }, podCidrs: [], origin }],
  bgp: [
    {
      name: 'home-r1',
      nodeSelector: { matchLabels: { rack: 'r1' } },
      instances: [
        {
          name: 'as65010',
          localAsn: 65010,
          peers: [{ name: 'tor', address: parseAddress('10.0.0.1')!, remoteAsn: 65001, config: 'tor', origin }],
          origin,
        },
      ],
      origin,
    },
  ],
  peerConfigs: [
    {
      name: 'tor',
      authSecret: 'bgp-tor',
      holdTime: 9,
      keepaliveTime: 3,
      gracefulRestart: { restartTime: 60 },
      families: [{ family: 'ipv4-unicast', advertisements: { matchLabels: { advertise: 'tor' } }, origin }],
      origin,
    },
  ],
  advertisements: [
    {
      name: 'services',
      labels: { advertise: 'tor' },
      entries: [
        { type: 'PodCIDR', origin },
        {
          type: 'Service',
          addresses: ['LoadBalancerIP'],
          selector: { matchLabels: { public: 'yes' } },
          communities: { standard: ['65010:100'] },
          origin,
        },
      ],
      origin,
    },
  ],
  nodeOverrides: [
    { node: 'n1', instances: [{ name: 'as65010', routerId: parseAddress('192.0.2.1')!, peers: [], origin }], origin },
  ],
  pools: [{ name: 'blue', blocks: [{ cidr: parseCidr('203.0.113.0/24')!, origin }], allowFirstLastIps: false, origin }],
  l2Policies: [{ name: 'l2', interfaces: ['^eth0$'], loadBalancerIps: true, origin }],
  egressPolicies: [
    {
      name: 'out',
      selectors: [{ podSelector: { matchLabels: { app: 'a' } } }],
      destinationCidrs: [parseCidr('0.0.0.0/0')!],
      excludedCidrs: [],
      egressGateway: { nodeSelector: { matchLabels: { egress: 'yes' } }, egressIp: parseAddress('192.0.2.9')! },
      origin,
    },
  ],
  services: [],
  gateways: [],
  secrets: [],
  origin,
}

function printed(cilium: string, generation: Generation): string {
  return emit({ ...cluster, cilium }, generation)
    .files.map(({ file, documents }) => `# ${file}\n${printDocuments(documents)}`)
    .join('')
}

test('cilium.io/v2', () => {
  expect(printed('1.20', 'v2')).toMatchInlineSnapshot(`
    "# bgp.yaml
    apiVersion: cilium.io/v2
    kind: CiliumBGPClusterConfig
    metadata:
      name: home-r1
    spec:
      nodeSelector:
        matchLabels:
          rack: r1
      bgpInstances:
        - name: as65010
          localASN: 65010
          peers:
            - name: tor
              peerAddress: "10.0.0.1"
              peerASN: 65001
              peerConfigRef:
                name: tor
    ---
    apiVersion: cilium.io/v2
    kind: CiliumBGPPeerConfig
    metadata:
      name: tor
    spec:
      authSecretRef: bgp-tor
      timers:
        holdTimeSeconds: 9
        keepAliveTimeSeconds: 3
      gracefulRestart:
        enabled: true
        restartTimeSeconds: 60
      families:
        - afi: ipv4
          safi: unicast
          advertisements:
            matchLabels:
              advertise: tor
    ---
    apiVersion: cilium.io/v2
    kind: CiliumBGPAdvertisement
    metadata:
      name: services
      labels:
        advertise: tor
    spec:
      advertisements:
        - advertisementType: PodCIDR
        - advertisementType: Service
          service:
            addresses:
              - LoadBalancerIP
          selector:
            matchLabels:
              public: "yes"
          attributes:
            communities:
              standard:
                - "65010:100"
    # overrides.yaml
    apiVersion: cilium.io/v2
    kind: CiliumBGPNodeConfigOverride
    metadata:
      name: n1
    spec:
      bgpInstances:
        - name: as65010
          routerID: "192.0.2.1"
    # pools.yaml
    apiVersion: cilium.io/v2
    kind: CiliumLoadBalancerIPPool
    metadata:
      name: blue
    spec:
      blocks:
        - cidr: "203.0.113.0/24"
      allowFirstLastIPs: "No"
    # l2.yaml
    apiVersion: cilium.io/v2alpha1
    kind: CiliumL2AnnouncementPolicy
    metadata:
      name: l2
    spec:
      interfaces:
        - "^eth0$"
      loadBalancerIPs: true
    # egress.yaml
    apiVersion: cilium.io/v2
    kind: CiliumEgressGatewayPolicy
    metadata:
      name: out
    spec:
      selectors:
        - podSelector:
            matchLabels:
              app: a
      destinationCIDRs:
        - "0.0.0.0/0"
      egressGateway:
        nodeSelector:
          matchLabels:
            egress: "yes"
        egressIP: "192.0.2.9"
    "
  `)
})

test('CiliumBGPPeeringPolicy', () => {
  expect(printed('1.15', 'peering-policy')).toMatchInlineSnapshot(`
    "# bgp.yaml
    apiVersion: cilium.io/v2alpha1
    kind: CiliumBGPPeeringPolicy
    metadata:
      name: home-r1
    spec:
      nodeSelector:
        matchLabels:
          rack: r1
      virtualRouters:
        - localASN: 65010
          exportPodCIDR: true
          serviceSelector:
            matchLabels:
              public: "yes"
          neighbors:
            - peerAddress: "10.0.0.1/32"
              peerASN: 65001
              holdTimeSeconds: 9
              keepAliveTimeSeconds: 3
              authSecretRef: bgp-tor
              gracefulRestart:
                enabled: true
                restartTimeSeconds: 60
              families:
                - afi: ipv4
                  safi: unicast
              advertisedPathAttributes:
                - selectorType: CiliumLoadBalancerIPPool
                  communities:
                    standard:
                      - "65010:100"
    # overrides.yaml
    apiVersion: v1
    kind: Node
    metadata:
      name: n1
      annotations:
        argocd.argoproj.io/sync-options: "Prune=false,ServerSideApply=true"
        kustomize.toolkit.fluxcd.io/prune: disabled
        kustomize.toolkit.fluxcd.io/ssa: Merge
        cilium.io/bgp-virtual-router.65010: "router-id=192.0.2.1"
    # pools.yaml
    apiVersion: cilium.io/v2alpha1
    kind: CiliumLoadBalancerIPPool
    metadata:
      name: blue
    spec:
      blocks:
        - cidr: "203.0.113.0/24"
      allowFirstLastIPs: "No"
    # l2.yaml
    apiVersion: cilium.io/v2alpha1
    kind: CiliumL2AnnouncementPolicy
    metadata:
      name: l2
    spec:
      interfaces:
        - "^eth0$"
      loadBalancerIPs: true
    # egress.yaml
    apiVersion: cilium.io/v2
    kind: CiliumEgressGatewayPolicy
    metadata:
      name: out
    spec:
      selectors:
        - podSelector:
            matchLabels:
              app: a
      destinationCIDRs:
        - "0.0.0.0/0"
      egressGateway:
        nodeSelector:
          matchLabels:
            egress: "yes"
        egressIP: "192.0.2.9"
    "
  `)
})

test("MetalLB's ConfigMap", () => {
  expect(printed('1.12', 'metallb')).toMatchInlineSnapshot(`
    "# bgp.yaml
    apiVersion: v1
    kind: ConfigMap
    metadata:
      name: bgp-config
      namespace: kube-system
    data:
      config.yaml: |
        peers:
          - peer-address: "10.0.0.1"
            peer-asn: 65001
            my-asn: 65010
        address-pools:
          - name: blue
            protocol: bgp
            addresses:
              - "203.0.113.0/24"
    # egress.yaml
    apiVersion: cilium.io/v2
    kind: CiliumEgressGatewayPolicy
    metadata:
      name: out
    spec:
      selectors:
        - podSelector:
            matchLabels:
              app: a
      destinationCIDRs:
        - "0.0.0.0/0"
      egressGateway:
        nodeSelector:
          matchLabels:
            egress: "yes"
        egressIP: "192.0.2.9"
    "
  `)
})

test('v2alpha1 differs from v2 in the API version alone', () => {
  const [alpha, beta] = [printed('1.17', 'v2alpha1'), printed('1.20', 'v2')]
  expect(alpha.replaceAll('cilium.io/v2alpha1', 'cilium.io/v2')).toBe(
    beta.replaceAll('cilium.io/v2alpha1', 'cilium.io/v2'),
  )
  expect(alpha.match(/apiVersion: .*\nkind: .*/g)).toEqual([
    'apiVersion: cilium.io/v2alpha1\nkind: CiliumBGPClusterConfig',
    'apiVersion: cilium.io/v2alpha1\nkind: CiliumBGPPeerConfig',
    'apiVersion: cilium.io/v2alpha1\nkind: CiliumBGPAdvertisement',
    'apiVersion: cilium.io/v2alpha1\nkind: CiliumBGPNodeConfigOverride',
    'apiVersion: cilium.io/v2alpha1\nkind: CiliumLoadBalancerIPPool',
    'apiVersion: cilium.io/v2alpha1\nkind: CiliumL2AnnouncementPolicy',
    'apiVersion: cilium.io/v2\nkind: CiliumEgressGatewayPolicy',
  ])
})

test('nothing to say is no file', () => {
  const { name, nodes, origin } = cluster
  const silent = completeCluster({ name, nodes, origin })
  for (const generation of ['metallb', 'peering-policy', 'v2alpha1', 'v2'] as const)
    expect(emit(silent, generation)).toEqual({ files: [], unsupported: [] })
})
