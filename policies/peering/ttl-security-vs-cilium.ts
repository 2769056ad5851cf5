import { hasKnownSettings, isEbgp, isWritten, nodeSessions, policy, settingOf } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A router with ttl-security gets packets that have lived no longer than it allows.',
  why: 'The kernel of the router drops packets below that TTL; Cilium sends with TTL 1 to eBGP peers unless ebgpMultihop says more, so the session stays Active, and nothing is logged',
  see: [
    'RFC 5082 section 3',
    'FRR: neighbor ttl-security hops',
    'Cilium: CiliumBGPPeerConfig ebgpMultihop',
    'osrg/gobgp#304',
    'osrg/gobgp#2413',
  ],
  messages: {
    low: '{router} drops packets below TTL {least}, but {node} sends with TTL {ttl}',
  },

  check(network, report) {
    for (const session of nodeSessions(network)) {
      const { node, router, guess } = session
      const { peer, peerConfig } = node.from
      const said = settingOf(router, 'ttlSecurityHops')
      const hops = router.from.settings.ttlSecurityHops
      if (!said || hops === undefined || isEbgp(session) !== true || !hasKnownSettings(node)) continue
      const isSaid = peerConfig !== undefined && isWritten(peerConfig, 'ebgpMultihop')
      const ttl = isSaid ? peerConfig.ebgpMultihop : 1
      if (ttl === undefined || ttl >= 256 - hops) continue
      report({
        ...said,
        message: 'low',
        data: { router: router.speaker.router, least: 256 - hops, node: node.speaker.node, ttl },
        related: [
          isSaid
            ? { on: peerConfig, field: 'ebgpMultihop', message: `TTL ${ttl}` }
            : { on: peerConfig ?? peer, field: 'name', message: 'no ebgpMultihop here: TTL 1' },
        ],
        help: 'ebgpMultihop: 255 in the CiliumBGPPeerConfig',
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
                ~~~~ no ebgpMultihop here: TTL 1
          peerASN: 65000
          peerAddress: 10.0.0.1
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 ttl-security hops 1
                                      ^ tor0 drops packets below TTL 255, but 10.0.0.11 sends with TTL 1
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
  ebgpMultihop: 255
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 ttl-security hops 1
exit
-- tor1/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.2/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 ttl-security hops 1
exit
`,
  ],
})
