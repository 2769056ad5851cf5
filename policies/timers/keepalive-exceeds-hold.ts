import { nameOf, policy, type Sited } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A keepalive is sent several times within the hold time.',
  why: 'The other end takes the session for dead when the hold time passes without a message; the API server refuses such a CiliumBGPPeerConfig, and FRR silently sends more often than it was told',
  see: ['RFC 4271 section 4.4', 'Cilium: CiliumBGPPeerConfig timers', 'FRR: timers bgp, neighbor timers'],
  messages: {
    frr: 'a keepalive every {keepalive} s is not sent within a hold time of {hold} s: {router} sends one every {instead} s to {peer}',
  },

  check(network, report) {
    for (const router of network.routers) {
      const { bgp } = router
      if (!bgp) continue
      const timers = [
        { on: bgp as Sited, field: 'timers', peer: 'its neighbors', ...bgp.timers },
        ...bgp.groups.map(on => ({ on, field: 'keepaliveTime', peer: on.name, ...on.settings })),
        ...bgp.neighbors.map(on => ({ on, field: 'keepaliveTime', peer: nameOf(on), ...on.settings })),
      ]
      for (const { on, field, peer, keepaliveTime: keepalive, holdTime: hold } of timers) {
        if (keepalive === undefined || hold === undefined || hold === 0 || keepalive < hold) continue
        const instead = Math.max(1, Math.floor(hold / 3))
        report({
          on,
          field,
          message: 'frr',
          data: { router: router.name, peer, keepalive, hold, instead },
          severity: 'warning',
          help: `timers ${instead} ${hold}`,
        })
      }
    }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 timers 60 30
                           ^^ a keepalive every 60 s is not sent within a hold time of 30 s: tor0 sends one every 10 s to 10.0.0.11
exit
`,
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  timers:
    holdTimeSeconds: 9
    keepAliveTimeSeconds: 30
                          ^^ keepAliveTimeSeconds, 30, must not be more than holdTimeSeconds, 9
`,
  ],
  good: [
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  timers:
    holdTimeSeconds: 9
    keepAliveTimeSeconds: 3
-- tor0/frr.conf --
frr version 8.4
frr defaults traditional
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 timers bgp 3 9
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 timers 0 0
exit
`,
  ],
})
