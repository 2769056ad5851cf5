import { nodeSessions, passwordOf, policy, settingOf } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'Both ends of a session have the same TCP MD5 password.',
  why: 'Each side drops what is signed with another password, in silence: the session stays Active with "dial: i/o timeout", and neither side logs a word',
  see: ['RFC 2385 section 2.0', 'Cilium: CiliumBGPPeerConfig authSecretRef', 'FRR: neighbor password'],
  messages: {
    differ: '{router} has another password than {node}: {theirs} against {ours} bytes',
  },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      const { cluster, peerConfig } = node.from
      const secret = peerConfig && passwordOf(cluster, peerConfig)
      const ours = secret?.password
      const theirs = router.from.settings.password?.traits
      const said = settingOf(router, 'password')
      if (!said || ours?.fingerprint === undefined || theirs?.fingerprint === undefined) continue
      // That a line end is what differs is told by secret-trailing-newline.
      if (ours.fingerprint === theirs.fingerprint || ours.endsInNewline) continue
      report({
        ...said,
        message: 'differ',
        data: {
          router: router.speaker.router,
          node: node.speaker.node,
          theirs: theirs.bytes ?? 0,
          ours: ours.bytes ?? 0,
        },
        related: [{ on: secret!, field: 'password', message: `the password of ${node.speaker.node}` }],
        help: 'write the same password on both sides; values are not shown here',
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
---
apiVersion: v1
kind: Secret
metadata:
  name: bgp-password
  namespace: kube-system
stringData:
  password: r4Kz9wQx0LmT
            ~~~~~~~~~~~~ the password of 10.0.0.11
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 password r4Kz9wQx0Lm
                             ^^^^^^^^^^^ tor0 has another password than 10.0.0.11: 11 against 12 bytes
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
data:
  password: cjRLejl3UXgwTG1U
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 password r4Kz9wQx0LmT
exit
`,
    // What is filled in later may be the same.
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
stringData:
  password: \${BGP_PASSWORD}
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 password r4Kz9wQx0LmT
exit
`,
  ],
})
