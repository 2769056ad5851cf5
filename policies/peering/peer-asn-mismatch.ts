import { nodeSessions, policy, settingOf } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A node expects the AS number that its router has.',
  why: 'Who receives an OPEN with another AS number than expected answers NOTIFICATION 2/2, Bad Peer AS; the session never comes up',
  see: ['RFC 4271 section 6.2', 'Cilium: CiliumBGPClusterConfig peers[].peerASN', 'FRR: router bgp, neighbor local-as'],
  messages: {
    mismatch: '{router} is AS {actual}, but AS {expected} is expected by {node}',
  },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      const { remoteAsn: expected, from } = node
      if (typeof expected !== 'number' || router.asn === undefined || expected === router.asn) continue
      const said = settingOf(router, 'localAsn') ?? { on: router.from.router.bgp!, field: 'asn' }
      report({
        on: from.peer,
        field: 'remoteAsn',
        message: 'mismatch',
        data: { node: node.speaker.node, expected, router: router.speaker.router, actual: router.asn },
        related: [{ ...said, message: `${router.speaker.router} is AS ${router.asn} here` }],
        help: `peerASN: ${router.asn}`,
        fix: {
          title: `expect AS ${router.asn}`,
          edits: [{ on: from.peer, field: 'remoteAsn', replaceWith: `${router.asn}` }],
        },
        likely: guess,
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
      peers:
        - name: tor0
          peerASN: 65010
                   ^^^^^ tor0 is AS 65000, but AS 65010 is expected by 10.0.0.11 and 10.0.0.12
          peerAddress: 10.0.0.1
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
hostname tor0
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
           ~~~~~ tor0 is AS 65000 here
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.12 remote-as 65001
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
          peerASN: 65010
          peerAddress: 10.0.0.1
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 local-as 65010
exit
`,
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
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 64701
 bgp confederation identifier 65000
 bgp confederation peers 64702
 neighbor 10.0.0.11 remote-as 65001
exit
`,
  ],
})
