import { isWritten, nodeSessions, policy, settingOf } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A router expects the AS number that a node has.',
  why: 'FRR answers the OPEN of the node with NOTIFICATION 2/2, Bad Peer AS; the session never comes up',
  see: [
    'RFC 4271 section 6.2',
    'FRR: neighbor remote-as',
    'Cilium: CiliumBGPClusterConfig localASN, CiliumBGPNodeConfigOverride localASN',
    'onedr0p/cluster-template#1862',
  ],
  messages: {
    mismatch: '{router} expects {wanted}, but {node} is AS {actual}',
  },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      const { asn: actual, from } = node
      const { remoteAsn: expected, asn } = router
      const said = settingOf(router, 'remoteAsn')
      if (actual === undefined || asn === undefined || expected === undefined || !said) continue
      const isRight =
        expected === 'auto' ||
        (expected === 'internal' ? actual === asn : expected === 'external' ? actual !== asn : actual === expected)
      if (isRight) continue
      const override = from.override && isWritten(from.override, 'localAsn') ? from.override : undefined
      const wanted =
        typeof expected === 'number'
          ? `AS ${expected}`
          : expected === 'internal'
            ? `its own AS ${asn}`
            : `another AS than its own, ${asn}`
      report({
        ...said,
        message: 'mismatch',
        data: { router: router.speaker.router, wanted, node: node.speaker.node, actual },
        related: [
          {
            on: override ?? from.instance,
            field: 'localAsn',
            message: `AS ${actual}${override ? ' on this node' : ''}`,
          },
        ],
        help: typeof expected === 'number' ? `remote-as ${actual}, or localASN: ${expected}` : `remote-as ${actual}`,
        ...(typeof expected === 'number' && {
          fix: { title: `expect AS ${actual}`, edits: [{ ...said, replaceWith: `${actual}` }] },
        }),
        likely: guess,
      })
    }
  },

  bad: [
    // The two AS numbers were swapped.
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
                ~~~~~ AS 65001
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
 neighbor 10.0.0.11 remote-as 65010
                              ^^^^^ tor0 expects AS 65010, but 10.0.0.11 is AS 65001
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
---
apiVersion: cilium.io/v2
kind: CiliumBGPNodeConfigOverride
metadata:
  name: kube1
spec:
  bgpInstances:
    - name: main
      localASN: 65000
                ~~~~~ AS 65000 on this node
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
 neighbor NODES peer-group
 neighbor NODES remote-as external
                          ^^^^^^^^ tor0 expects another AS than its own, 65000, but kube1 is AS 65000
 bgp listen range 10.0.0.0/24 peer-group NODES
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
-- tor0/frr.conf --
frr version 10.3
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor NODES peer-group
 neighbor NODES remote-as external
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 remote-as auto
 neighbor 10.0.0.13 remote-as 65001
exit
`,
    // The number is filled in later.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: \${LOCAL_ASN}
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
 neighbor 10.0.0.11 remote-as 65010
exit
`,
  ],
})
