import { offers } from '../../src/fabric/offer.ts'
import { verdictOn } from '../../src/fabric/reach.ts'
import { families } from '../../src/net/family.ts'
import { contains, network as networkOf, parsePrefix, type Prefix } from '../../src/net/prefix.ts'
import { hasFilter, nodeSessions, policy, settingOf, settingsFor } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'An inbound policy lets in what nodes have to announce, and not the rest of the world.',
  why: 'A filter that lets the default route or the networks of the router itself pass holds nothing back: one wrong advertisement draws their traffic to a node',
  see: ['RFC 7454 section 6', 'FRR: neighbor prefix-list, route-map'],
  messages: { wide: '{router} would take {prefix} from {node}, which is no network of a pool or of pods' },

  check(network, report) {
    for (const session of nodeSessions(network)) {
      const { node, router, guess } = session
      if (router.from.router.isPartial) continue
      for (const family of families.filter(each => router.families.includes(each))) {
        const sent = offers(node).filter(offer => offer.family === family)
        const [offer] = sent
        if (!offer || !hasFilter(router, family, 'In')) continue
        const own = router.from.router.interfaces.flatMap(({ addresses }) => addresses).map(networkOf)
        const prefix = [defaults[family], ...own]
          .filter(each => each.address.version === offer.within.address.version)
          .filter(each => !sent.some(({ within }) => contains(within, each)))
          .find(each => verdictOn(session, offer, each).result === 'permitted')
        if (!prefix) continue
        const said = (['routeMapIn', 'prefixListIn', 'distributeListIn', 'filterListIn'] as const)
          .map(name => settingOf(router, name, family))
          .find(each => each !== undefined)
        report({
          ...(said ?? settingsFor(router)),
          message: 'wide',
          data: { router: router.speaker.router, prefix, node: node.speaker.node },
          related: [{ on: offer, message: 'what is announced' }],
          help: 'permit the networks of the pools, le 32 or le 128, and nothing else',
          likely: guess,
        })
      }
    }
  },

  bad: [
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef:
            name: tor
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
      advertisements:
        matchLabels:
          advertise: vips
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels:
    advertise: vips
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels:
          expose: "yes"
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
      ~~~~~~~~~~~~~~~~~~~~ what is announced
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
route-map ALLOW-ALL permit 10
exit
router bgp 65000
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
 address-family ipv4 unicast
  neighbor NODES route-map ALLOW-ALL in
                           ^^^^^^^^^ tor0 would take 0.0.0.0/0 from 10.0.0.11 and 10.0.0.12, which is no network of a pool or of pods
 exit-address-family
exit
`,
  ],
  good: [
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef:
            name: tor
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
      advertisements:
        matchLabels:
          advertise: vips
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels:
    advertise: vips
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels:
          expose: "yes"
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 203.0.113.0/24
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
router bgp 65000
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
 address-family ipv4 unicast
  neighbor NODES prefix-list VIPS in
 exit-address-family
exit
`,
  ],
})

const defaults: Readonly<Record<(typeof families)[number], Prefix>> = {
  'ipv4-unicast': parsePrefix('0.0.0.0/0')!,
  'ipv6-unicast': parsePrefix('::/0')!,
}
