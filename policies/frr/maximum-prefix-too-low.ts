import { announces, isOfBgp, loadBalancers } from '../../src/fabric/load-balancer.ts'
import { offers } from '../../src/fabric/offer.ts'
import { atLeast } from '../../src/net/version.ts'
import { nodeSessions, policy, settingOf } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A router takes as many prefixes as its nodes announce.',
  why: 'FRR ends the session with NOTIFICATION 6/1 when there are more, and does not try again by itself unless told to (restart)',
  see: ['RFC 4486', 'FRR: neighbor maximum-prefix'],
  messages: { low: '{router} ends the session after {limit} prefixes, and {count} are to come from {node}' },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      for (const family of router.families) {
        const most = router.from.settings.families?.[family]?.maximumPrefix
        const said = settingOf(router, 'maximumPrefix', family)
        if (!most || !said || most.warningOnly) continue
        const sent = offers(node).filter(offer => offer.family === family)
        // Of an aggregate it is not known how many there are; of a Service there is one address at least.
        const hosts = sent.filter(({ pool, length }) => pool && (length === 32 || length === 128))
        const entries = [...new Set(hosts.map(({ entry }) => entry))]
        const isIpv4Only = sent.every(each => each.family === 'ipv4-unicast')
        const services = loadBalancers(node.from.cluster).filter(
          service =>
            isOfBgp(service) === true &&
            !Object.keys(service.annotations ?? {}).some(key => key.includes('sharing-key')) &&
            entries.some(entry => announces(entry, service)),
        )
        const pods = node.from.node ? sent.filter(({ pool }) => !pool).length : 0
        const count = (isIpv4Only ? services.length : 0) + pods
        // Before 10 FRR lets one more pass, as the releases tried here do.
        const { frr } = router.from.router
        if (count <= most.limit + (frr !== undefined && atLeast(frr, '10') ? 0 : 1)) continue
        report({
          ...said,
          message: 'low',
          data: { router: router.speaker.router, limit: most.limit, count, node: node.speaker.node },
          related: [{ on: node.from.peer, field: 'address', message: `${count} prefixes are announced here` }],
          help: `maximum-prefix ${Math.ceil((count * 2) / 10) * 10}`,
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
                       ~~~~~~~~ 3 prefixes are announced here
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
---
apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    expose: "yes"
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: mail
  labels:
    expose: "yes"
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: dns
  labels:
    expose: "yes"
spec:
  type: LoadBalancer
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 no bgp ebgp-requires-policy
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
 address-family ipv4 unicast
  neighbor NODES maximum-prefix 1
                                ^ tor0 ends the session after 1 prefixes, and 3 are to come from 10.0.0.11 and 10.0.0.12
 exit-address-family
exit
`,
  ],
  good: [
    // It only warns; and of the Services one is announced.
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
---
apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    expose: "yes"
spec:
  type: LoadBalancer
---
apiVersion: v1
kind: Service
metadata:
  name: mail
spec:
  type: LoadBalancer
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 no bgp ebgp-requires-policy
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
 address-family ipv4 unicast
  neighbor NODES maximum-prefix 1
 exit-address-family
exit
`,
  ],
})
