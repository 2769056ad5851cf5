import { isWritten, nodeSessions, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A router that waits for nodes is dialled by some.',
  why: 'What it waits for never comes: it is no way to the cluster when the other routers fail',
  see: ['FRR: show bgp summary', 'Cilium: CiliumBGPClusterConfig peers[]'],
  messages: {
    alone: '{router} waits for nodes of AS {asn}, but none dials it',
  },

  check(network, report) {
    if (!network.isComplete) return
    for (const { bgp, name, isPartial } of network.routers)
      for (const cluster of bgp && !isPartial ? network.clusters : []) {
        const peers = cluster.bgp.flatMap(({ instances }) => instances).flatMap(each => each.peers)
        const isKnown =
          !cluster.isPartial && peers.every(each => each.address !== undefined || !isWritten(each, 'address'))
        const meets = nodeSessions(network).some(({ router }) => router.speaker.router === name)
        if (!isKnown || meets || peers.some(each => each.autoDiscovery)) continue
        const asns = cluster.bgp.flatMap(({ instances }) => instances).map(({ localAsn }) => localAsn)
        const waiting = [...bgp!.groups, ...bgp!.neighbors].find(
          ({ settings: { remoteAsn } }) => typeof remoteAsn === 'number' && asns.includes(remoteAsn),
        )
        const asn = waiting?.settings.remoteAsn
        // In its own AS other routers may be meant.
        if (!waiting || typeof asn !== 'number' || asn === bgp!.asn) continue
        report({
          on: waiting,
          field: 'remoteAsn',
          message: 'alone',
          data: { router: name, asn },
          related: cluster.bgp
            .slice(0, 1)
            .map(on => ({ on, field: 'name', message: `no peer of ${on.name} is ${name}` })),
          help: `a peer with the address of ${name}`,
        })
      }
  },

  bad: [
    `
complete
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
        ~~~~~ no peer of rack0 is tor1
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
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
-- tor1/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.2/24
exit
router bgp 65009
 neighbor 10.0.0.11 remote-as 65001
                              ^^^^^ tor1 waits for nodes of AS 65001, but none dials it
exit
`,
  ],
  good: [
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
          peerASN: 65000
          peerAddress: 10.0.0.1
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
    // The cluster with that peer may be described elsewhere.
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
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
-- tor1/frr.conf --
frr version 8.4
router bgp 65009
 neighbor 10.0.0.11 remote-as 65001
exit
`,
  ],
})
