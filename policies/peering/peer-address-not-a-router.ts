import { formatAddress, type Address } from '../../src/net/prefix.ts'
import {
  addressesKnownOf,
  hasKnownSubnets,
  nodeSessions,
  policy,
  type Router,
  type Where,
} from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A node dials an address that a router has.',
  why: 'Nobody answers there: the session stays Active with "dial: i/o timeout", and no log names the right address',
  see: [
    'Cilium: CiliumBGPClusterConfig peers[].peerAddress',
    'Cilium: BGP Control Plane troubleshooting, incorrect peer IP',
  ],
  messages: {
    other: '{address} is dialled by {node}, but it is no address of {router}, which waits for them and has {known}',
    nobody: '{address} is dialled by {node}, but no router has it',
  },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      const { remoteAddress: dialled, from } = node
      const waitsFor = router.remoteAddress
      if (!dialled || !waitsFor || network.routers.some(each => has(each, dialled))) continue
      // A router has addresses that no file names. It is this one that is wrong if one nearer to the nodes is known.
      const known = addressesKnownOf(router.from.router).find(
        each => each.version === dialled.version && sharedBits(each, waitsFor) > sharedBits(dialled, waitsFor),
      )
      if (!known) continue
      report({
        on: from.peer,
        field: 'address',
        message: 'other',
        data: { address: dialled, node: node.speaker.node, router: router.speaker.router, known },
        related: [
          { ...placeOf(router.from.router, known), message: `${router.speaker.router} has ${formatAddress(known)}` },
        ],
        help: `peerAddress: ${formatAddress(known)}`,
        fix: {
          title: `dial ${formatAddress(known)}`,
          edits: [{ on: from.peer, field: 'address', replaceWith: formatAddress(known) }],
        },
        likely: guess,
      })
    }
    if (!network.isComplete || network.routers.length === 0) return
    for (const { end, reason } of network.loneEnds) {
      if (end.kind !== 'node' || reason !== 'no such router' || !end.remoteAddress) continue
      const { version } = end.remoteAddress
      if (!network.routers.every(router => hasKnownSubnets(router, version))) continue
      report({
        on: end.from.peer,
        field: 'address',
        message: 'nobody',
        data: { address: end.remoteAddress, node: end.speaker.node },
        help: `known are ${network.routers.map(each => `${each.name}: ${addressesKnownOf(each).map(formatAddress).join(', ')}`).join('; ')}`,
      })
    }
  },

  bad: [
    // One octet is wrong. The address of the router is known from its router id alone.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: homelab
spec:
  bgpInstances:
    - name: main
      localASN: 65432
      peers:
        - name: fedora1
          peerASN: 65000
          peerAddress: 192.168.1.10
                       ^^^^^^^^^^^^ 192.168.1.10 is dialled by 192.168.99.12 and 192.168.99.13, but it is no address of fedora1, which waits for them and has 192.168.99.10
-- fedora1/frr.conf --
frr version 10.5
router bgp 65000
 bgp router-id 192.168.99.10
               ~~~~~~~~~~~~~ fedora1 has 192.168.99.10
 neighbor 192.168.99.12 remote-as 65432
 neighbor 192.168.99.13 remote-as 65432
exit
`,
    `
complete
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
          peerASN: 65010
          peerAddress: 10.0.9.1
                       ^^^^^^^^ 10.0.9.1 is dialled by every node, but no router has it
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 bgp listen range 10.0.0.0/24 peer-group NODES
exit
`,
  ],
  good: [
    // The address lies among the nodes: an interface that the operating system configures has it.
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
-- tor0/frr.conf --
frr version 8.4
router bgp 65000
 bgp router-id 10.255.0.1
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.12 remote-as 65001
exit
`,
    // The second router is somebody else's, and its files are elsewhere.
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
        - name: upstream
          peerASN: 65100
          peerAddress: 10.9.9.9
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
  ],
})

function has(router: Router, address: Address): boolean {
  return addressesKnownOf(router).some(each => formatAddress(each) === formatAddress(address))
}

/** Where a router says that it has an address. */
function placeOf(router: Router, address: Address): Where {
  const own = router.interfaces.find(({ addresses }) =>
    addresses.some(each => formatAddress(each.address) === formatAddress(address)),
  )
  return own ? { on: own, field: 'addresses' } : { on: router.bgp!, field: 'routerId' }
}

/** How many bits two addresses have in common from the left. */
function sharedBits(a: Address, b: Address): number {
  if (a.version !== b.version) return -1
  const word = a.words.findIndex((each, i) => each !== b.words[i])
  return word === -1 ? a.words.length * 32 : word * 32 + Math.clz32(a.words[word]! ^ b.words[word]!)
}
