import { formatAddress } from '../../src/net/prefix.ts'
import {
  hasKnownSettings,
  hasKnownSubnets,
  interfaceTowards,
  isEbgp,
  isWritten,
  nodeSessions,
  policy,
  settingOf,
  surelyHas,
} from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'Both ends of an eBGP session over several hops let their packets live that long.',
  why: 'To an eBGP peer each side sends packets that live for one hop: the first router between them drops them, and FRR does not even dial ("Waiting for NHT")',
  see: [
    'Cilium: CiliumBGPPeerConfig ebgpMultihop',
    'FRR: neighbor ebgp-multihop',
    'cilium/cilium#21716',
    'metallb/metallb#1980',
    'osrg/gobgp#304',
  ],
  messages: {
    node: '{router} is in no subnet of {node}, but packets to it live for one hop',
    router: '{node} is in no subnet of {router}, but packets to it live for one hop',
  },

  check(network, report) {
    for (const session of nodeSessions(network)) {
      const { node, router, guess } = session
      const { address, remoteAddress: dialled, from } = node
      const { settings, router: whole, neighbor, group } = router.from
      if (isEbgp(session) !== true || !address || !dialled || !hasKnownSettings(node)) continue
      // An interface of the router that no file names could be in the node's subnet.
      if (!surelyHas(whole, dialled) || !hasKnownSubnets(whole, dialled.version) || interfaceTowards(whole, address))
        continue
      const data = { node: node.speaker.node, router: router.speaker.router }
      const likely =
        guess ?? `no interface of ${data.router} that a file names is in the subnet of ${formatAddress(address)}`
      const hops = from.peerConfig?.ebgpMultihop ?? 1
      if (
        hops < 2 &&
        !(from.peerConfig && isWritten(from.peerConfig, 'ebgpMultihop') && from.peerConfig.ebgpMultihop === undefined)
      )
        report({
          ...(from.peerConfig
            ? { on: from.peerConfig, field: isWritten(from.peerConfig, 'ebgpMultihop') ? 'ebgpMultihop' : 'name' }
            : { on: from.peer, field: 'address' }),
          message: 'node',
          data,
          related: [
            { on: interfaceTowards(whole, dialled)!, field: 'addresses', message: `${formatAddress(dialled)} is here` },
          ],
          help: 'ebgpMultihop: 2, or as many hops as there are',
          likely,
        })
      const allowed = ['ebgpMultihop', 'ttlSecurityHops'].some(name => settingOf(router, name as 'ebgpMultihop'))
      if (!allowed && (settings.ebgpMultihop ?? 1) < 2 && !whole.isPartial)
        report({
          on: group ?? neighbor,
          message: 'router',
          data,
          related: [{ on: from.peer, field: 'address', message: `${data.node} dials ${formatAddress(dialled)}` }],
          help: `neighbor ${group?.name ?? formatAddress(address)} ebgp-multihop 2, or as many hops as there are`,
          likely,
        })
    }
  },

  bad: [
    // The route server is behind the routers of the rack.
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
        - name: rs0
          peerASN: 65000
          peerAddress: 10.9.0.1
                       ~~~~~~~~ 10.0.0.11 dials 10.9.0.1
          peerConfigRef:
            name: far
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: far
        ^^^ rs0 is in no subnet of 10.0.0.11, but packets to it live for one hop
spec:
  timers:
    holdTimeSeconds: 90
-- rs0/frr.conf --
frr version 8.4
interface eth0
~~~~~~~~~~~~~~ 10.9.0.1 is here
 ip address 10.9.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ 10.0.0.11 is in no subnet of rs0, but packets to it live for one hop
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
        - name: rs0
          peerASN: 65000
          peerAddress: 10.9.0.1
          peerConfigRef:
            name: far
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: far
spec:
  ebgpMultihop: 4
-- rs0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.9.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 ebgp-multihop 4
exit
`,
    // The loopback of a router in the node's own subnet is one hop away.
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
          peerAddress: 10.255.0.1
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
interface lo
 ip address 10.255.0.1/32
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
    // iBGP is not limited; of a router whose networks are in no file nothing is known.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65000
      peers:
        - name: rs0
          peerASN: 65000
          peerAddress: 10.9.0.1
        - name: rs1
          peerASN: 65100
          peerAddress: 10.9.0.2
-- rs0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.9.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65000
exit
-- rs1/frr.conf --
frr version 8.4
router bgp 65100
 bgp router-id 10.9.0.2
 neighbor 10.0.0.11 remote-as 65000
exit
`,
  ],
})
