import { hasKnownSettings, isEbgp, isWritten, nodeSessions, policy, settingOf } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'An eBGP session has a password.',
  why: 'Whoever can send from the address of a node, and in a listen range from any address of it, can announce routes to the router',
  see: ['RFC 2385', 'RFC 7454 section 5.1', 'opnsense/plugins#5717'],
  messages: {
    open: 'the eBGP sessions of {node} with {router} have no password',
  },

  check(network, report) {
    for (const session of nodeSessions(network)) {
      const { node, router, guess } = session
      const { peerConfig, peer, cluster } = node.from
      const has = (peerConfig && isWritten(peerConfig, 'authSecret')) || settingOf(router, 'password')
      if (has || isEbgp(session) !== true || !hasKnownSettings(node)) continue
      if (router.from.router.isPartial || cluster.isPartial) continue
      const { range, group, neighbor } = router.from
      report({
        on: range ?? group ?? neighbor,
        message: 'open',
        data: { node: node.speaker.node, router: router.speaker.router },
        related: [{ on: peerConfig ?? peer, field: 'name', message: 'no authSecretRef here' }],
        help: 'neighbor ... password VALUE here, authSecretRef: NAME there',
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
                ~~~~ no authSecretRef here
          peerASN: 65000
          peerAddress: 10.0.0.1
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the eBGP sessions of 10.0.0.11 with tor0 have no password
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
          peerConfigRef:
            name: tor
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  authSecretRef: bgp-password
---
apiVersion: v1
kind: Secret
metadata:
  name: bgp-password
  namespace: kube-system
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 password {{ bgp_password }}
exit
`,
    // iBGP within one rack.
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
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65000
exit
`,
  ],
})
