import { expect, test } from 'vitest'
import {
  acceptedFrom,
  arrivalsIn,
  decidedBy,
  filteredOut,
  listsNamed,
  mapsNamed,
} from '../../src/lint/ask/filtering.ts'
import { analyzed } from './analyzed.ts'

const cluster = {
  path: 'bgp.yaml',
  text: `
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata: {name: rack0}
spec:
  bgpInstances:
    - {name: main, localASN: 65001, peers: [{name: tor0, peerASN: 65000, peerAddress: 10.0.0.1, peerConfigRef: {name: tor}}]}
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata: {name: tor}
spec:
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
}

/** The network with a router that filters what its two nodes announce by these lines. */
const filteredBy = (filter: string, setting: string) =>
  analyzed(
    [
      cluster,
      {
        path: 'tor0/frr.conf',
        text: `frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
${filter}
router bgp 65000
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
 address-family ipv4 unicast
  network 198.51.100.0/24 route-map ORIGIN
  neighbor NODES ${setting} in
 exit-address-family
exit
`,
      },
    ],
    {},
  ).network

const decider = (filter: string, setting: string) => {
  const network = filteredBy(filter, setting)
  return arrivalsIn(network).flatMap(arrival =>
    filteredOut(arrival).map(({ verdict }) => decidedBy(verdict.by, network.routers[0]!).words),
  )[0]
}

test.each([
  ['ip prefix-list A seq 5 permit 192.0.2.0/24 le 32', 'prefix-list A', undefined],
  ['ip prefix-list A seq 5 deny any', 'prefix-list A', 'prefix-list A seq 5'],
  ['ip prefix-list A seq 5 permit 10.0.0.0/8 le 32', 'prefix-list A', 'prefix-list A, no entry of which permits it'],
  ['route-map M deny 10', 'route-map M', 'route-map M seq 10'],
  [
    'ip prefix-list A seq 5 deny any\nroute-map M permit 10\n match ip address prefix-list A\nexit',
    'route-map M',
    'route-map M: list A denies it in seq 5',
  ],
  // What does not exist is another mistake.
  ['', 'prefix-list A', undefined],
  ['route-map M permit 10\n match ip address prefix-list A\nexit', 'route-map M', undefined],
])('what denies a pool behind %j and %s is %s', (filter, setting, expected) => {
  expect(decider(filter, setting)).toBe(expected)
})

test('the sessions that bring the same to a router are those whose routes it accepts', () => {
  const count = (action: string) =>
    acceptedFrom(filteredBy(`route-map M ${action} 10\nexit`, 'route-map M')).map(({ sessions }) => sessions.length)
  expect(count('permit')).toEqual([2])
  expect(count('deny')).toEqual([])
})

test('finds where lists and route-maps are named, and what for', () => {
  const filter = `route-map IDLE deny 10
 match ip address prefix-list A
exit
route-map M permit 10
 match ipv6 address prefix-list B
 call COMMON
exit`
  const [router] = filteredBy(filter, 'route-map M').routers
  expect(mapsNamed(router!).map(({ name, use }) => [name, use])).toEqual([
    ['M', 'in'],
    ['ORIGIN', 'origin'],
    ['COMMON', 'call'],
  ])
  expect(listsNamed(router!).map(({ name, family, use, isIdle }) => [name, family, use, isIdle])).toEqual([
    ['A', 'ipv4-unicast', 'deny', true],
    ['B', 'ipv6-unicast', 'permit', false],
  ])
})
