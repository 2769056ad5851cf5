import { expect, test } from 'vitest'
import { arrivals, nextHops, nodeSessions, obstacles } from '../../src/fabric/reach.ts'
import { formatCidr } from '../../src/net/prefix.ts'
import { analyzed } from '../lint/analyzed.ts'

const cluster = (peerConfig = '', peerAsn = 65000) => ({
  path: 'bgp.yaml',
  text: `
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata: {name: rack0}
spec:
  bgpInstances:
    - {name: main, localASN: 65001, peers: [{name: tor0, peerASN: ${peerAsn}, peerAddress: 10.0.0.1, peerConfigRef: {name: tor}}]}
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata: {name: tor}
spec:
  ${peerConfig}
  families: [{afi: ipv4, safi: unicast, advertisements: {matchLabels: {advertise: vips}}}]
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata: {name: vips, labels: {advertise: vips}}
spec:
  advertisements:
    - {advertisementType: Service, service: {addresses: [LoadBalancerIP]}, selector: {}}
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata: {name: vips}
spec: {blocks: [{cidr: 192.0.2.0/24}]}
`,
})

const router = (list: string, more = '') => ({
  path: 'tor0/frr.conf',
  text: `frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
${list}
route-map IN permit 10
 match ip address prefix-list VIPS
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.12 remote-as 65001
${more}
 address-family ipv4 unicast
  neighbor 10.0.0.11 route-map IN in
  neighbor 10.0.0.12 route-map IN in
 exit-address-family
exit
`,
})

const fates = (list: string) =>
  arrivals(analyzed([cluster(), router(list)], {}).network).map(({ session, offer, parts }) => [
    session.node.speaker.node,
    `${formatCidr(offer.within)} as /${offer.length}`,
    ...parts.map(({ example, verdict }) => `${formatCidr(example)} ${verdict.result}`),
  ])

test('the addresses of a pool arrive as host routes, and a list with le 32 lets all of them in', () => {
  expect(fates('ip prefix-list VIPS seq 5 permit 192.0.2.0/24 le 32')).toEqual([
    ['10.0.0.11', '192.0.2.0/24 as /32', '192.0.2.0/32 permitted'],
    ['10.0.0.12', '192.0.2.0/24 as /32', '192.0.2.0/32 permitted'],
  ])
})

test('a list without le 32 lets none in', () => {
  expect(fates('ip prefix-list VIPS seq 5 permit 192.0.2.0/24')[0]!.slice(2)).toEqual(['192.0.2.0/32 denied'])
})

test('a list for half of the pool cuts it in two', () => {
  expect(fates('ip prefix-list VIPS seq 5 permit 192.0.2.128/25 le 32')[0]!.slice(2).toSorted()).toEqual([
    '192.0.2.0/32 denied',
    '192.0.2.128/32 permitted',
  ])
})

test('each node is a next hop', () => {
  const { network } = analyzed([cluster(), router('ip prefix-list VIPS permit 192.0.2.0/24 le 32')], {})
  expect(nextHops(arrivals(network))).toEqual(['10.0.0.11', '10.0.0.12'])
})

test.each([
  ['nothing', cluster(), '', []],
  ['a password on one side', cluster('authSecretRef: secret'), '', ['password']],
  ['an AS number of another', cluster('', 65010), '', ['remote AS of the router']],
  ['a neighbor that is shut down', cluster(), ' neighbor 10.0.0.11 shutdown', ['shut down']],
])('what keeps a session down: %s', (_, yaml, more, expected) => {
  const { network } = analyzed([yaml, router('ip prefix-list VIPS permit 192.0.2.0/24 le 32', more)], {})
  expect(obstacles(nodeSessions(network)[0]!)).toEqual(expected)
})
