import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A router peers with nodes by their addresses.',
  why: 'An unnumbered neighbor is found by its router advertisements, one on each link; no released Cilium sends them, so the session stays Idle',
  see: [
    'FRR: neighbor INTERFACE interface',
    'Cilium: CiliumBGPClusterConfig peers[].peerAddress',
    'cilium/cilium#47394',
  ],
  messages: {
    unnumbered: '{router} peers with AS {asn} over {interface} without an address, but Cilium needs one',
  },

  check(network, report) {
    const instances = network.clusters.flatMap(({ bgp }) => bgp).flatMap(config => config.instances)
    for (const { end } of network.loneEnds) {
      if (end.kind !== 'router' || end.interface === undefined || typeof end.remoteAsn !== 'number') continue
      const instance = instances.find(({ localAsn }) => localAsn === end.remoteAsn)
      // A router of that AS may be at the other end of the link.
      const isOfRouter = network.routers.some(({ bgp }) => bgp && [end.remoteAsn, 0].includes(bgp.asn))
      if (!instance || isOfRouter) continue
      report({
        on: end.from.neighbor,
        message: 'unnumbered',
        data: { router: end.speaker.router, asn: end.remoteAsn, interface: end.interface },
        related: [{ on: instance, field: 'localAsn', message: `nodes are AS ${end.remoteAsn}` }],
        help: 'bgp listen range NETWORK peer-group NAME, with the network of the nodes',
        likely: `AS ${end.remoteAsn} is that of the nodes`,
      })
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
                ~~~~~ nodes are AS 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
-- tor0/frr.conf --
frr version 8.4
router bgp 65000
 neighbor eth1 interface remote-as 65001
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ tor0 peers with AS 65001 over eth1 without an address, but Cilium needs one
exit
`,
  ],
  good: [
    // Routers among themselves.
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
 neighbor eth1 interface remote-as 65100
 neighbor eth2 interface remote-as external
exit
`,
  ],
})
