import { hasKnownSettings, isWritten, nodeSessions, policy, settingOf } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'Both ends of a session have a TCP MD5 password, or neither.',
  why: 'Segments without the signature that is expected, or with one that is not, are dropped in silence: the session stays Active with "dial: i/o timeout", and neither side logs a word',
  see: [
    'RFC 2385 section 2.0',
    'Cilium: CiliumBGPPeerConfig authSecretRef',
    'FRR: neighbor password',
    'cilium/cilium#45435',
    'FRRouting/frr#6921',
    'metallb/metallb#1125',
  ],
  messages: {
    node: 'towards {router} this password is used by {node}, but {router} has none',
    router: '{router} has a password here, but none is used towards it by {node}',
  },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      const { peer, peerConfig, cluster } = node.from
      if (!hasKnownSettings(node)) continue
      const ours = peerConfig && isWritten(peerConfig, 'authSecret') ? peerConfig : undefined
      const theirs = settingOf(router, 'password')
      const data = { node: node.speaker.node, router: router.speaker.router }
      if (ours && !theirs && !router.from.router.isPartial) {
        const { neighbor, group } = router.from
        report({
          on: ours,
          field: 'authSecret',
          message: 'node',
          data,
          related: [{ on: group ?? neighbor, message: 'no password here' }],
          help: `neighbor ${group?.name ?? data.node} password VALUE, the one of Secret ${ours.authSecret ?? ''}`.trim(),
          likely: guess,
        })
      }
      if (theirs && !ours && !cluster.isPartial)
        report({
          ...theirs,
          message: 'router',
          data,
          related: [
            peerConfig
              ? { on: peerConfig, field: 'name', message: 'no authSecretRef here' }
              : { on: peer, field: 'name', message: 'no peerConfigRef here, so no password' },
          ],
          help: 'authSecretRef: NAME in the CiliumBGPPeerConfig, and a Secret of that name with the key password',
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
  authSecretRef: bgp-password
                 ^^^^^^^^^^^^ towards tor0 this password is used by 10.0.0.11, but tor0 has none
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ no password here
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
                ~~~~ no peerConfigRef here, so no password
          peerASN: 65000
          peerAddress: 10.0.0.1
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor NODES password {{ bgp_password }}
                         ^^^^^^^^^^^^^^^^^^ tor0 has a password here, but none is used towards it by 10.0.0.11 and 10.0.0.12
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
exit
`,
  ],
  good: [
    // The settings of the second peer are in another repository.
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
        - name: tor1
          peerASN: 65000
          peerAddress: 10.0.0.2
          peerConfigRef:
            name: in-another-repository
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  authSecretRef: bgp-password
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 password {{ bgp_password }}
exit
-- tor1/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.2/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 password {{ bgp_password }}
exit
`,
  ],
})
