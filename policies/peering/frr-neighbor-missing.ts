import { formatAddress } from '../../src/net/prefix.ts'
import { interfaceTowards, nodeSessions, policy, surelyHas, unexpected } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A router expects every node that dials it.',
  why: 'FRR accepts the connection and closes it at once, as the address is of no neighbor and in no range: the session of the node never comes up',
  see: [
    'FRR: neighbor remote-as, bgp listen range',
    'Cilium: CiliumBGPClusterConfig nodeSelector, peers[].peerAddress',
  ],
  messages: {
    missing: '{router} has no neighbor and no listen range for {node}, which dials it',
  },

  check(network, report) {
    for (const { end, router, guess } of unexpected(network)) {
      const { address, remoteAddress, from } = end
      if (!router.bgp || router.isPartial || from.cluster.isPartial || from.peer.autoDiscovery) continue
      if (!address || !remoteAddress) continue
      // From which of its addresses a node dials is sure where the router is in its subnet.
      const link = interfaceTowards(router, remoteAddress)
      const isOnLink = link !== undefined && interfaceTowards(router, address) === link
      const said = from.override?.peers.some(({ name, localAddress }) => name === from.peer.name && localAddress)
      if (!isOnLink && !said && from.peerConfig?.ebgpMultihop === undefined) continue
      const like = nodeSessions(network).find(
        each => each.router.from.router === router && each.node.from.config === from.config,
      )?.router.from.neighbor
      const group = like?.group ?? (router.bgp.groups.length === 1 ? router.bgp.groups[0]!.name : undefined)
      const line =
        group === undefined
          ? `neighbor ${formatAddress(address)} remote-as ${end.asn ?? 'external'}`
          : `neighbor ${formatAddress(address)} peer-group ${group}`
      report({
        on: from.peer,
        field: 'address',
        message: 'missing',
        data: { router: router.name, node: end.speaker.node },
        related: [{ on: router.bgp, message: `no line of it names ${formatAddress(address)}` }],
        help: line,
        ...(like && { fix: { title: 'add the neighbor', edits: [{ on: like, lineBelow: line }] } }),
        likely:
          guess ??
          (surelyHas(router, remoteAddress)
            ? isOnLink || said
              ? undefined
              : `${formatAddress(address)} is taken for the address from which ${end.speaker.node} dials`
            : `${formatAddress(remoteAddress)} is taken for an address of ${router.name}, as it is its router id`),
      })
    }
  },

  bad: [
    // The third node was added later.
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
                       ^^^^^^^^ tor0 has no neighbor and no listen range for kube2, which dials it
-- cluster/nodes.yaml --
apiVersion: v1
kind: Node
metadata:
  name: kube1
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
---
apiVersion: v1
kind: Node
metadata:
  name: kube2
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.12
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
~~~~~~~~~~~~~~~~ no line of it names 10.0.0.12
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor 10.0.0.11 peer-group NODES
exit
`,
  ],
  good: [
    // A range stands for all nodes; the node with two networks is known to the router by the address that it dials from.
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
        - name: tor1
          peerASN: 65000
          peerAddress: 10.0.1.1
-- cluster/nodes.yaml --
apiVersion: v1
kind: Node
metadata:
  name: kube1
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 bgp listen range 10.0.0.0/24 peer-group NODES
exit
-- tor1/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.1.1/24
exit
router bgp 65000
 neighbor 10.0.1.11 remote-as 65001
exit
`,
    // A tool fills in the neighbors.
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
---
apiVersion: v1
kind: Node
metadata:
  name: kube1
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor \${NODE} remote-as 65001
exit
`,
  ],
})
