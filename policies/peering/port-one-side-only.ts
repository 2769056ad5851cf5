import { daemonOption, filesOf } from '../../src/fabric/host.ts'
import { hasKnownSettings, isWritten, nodeSessions, policy, settingOf } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'A port that one side dials is a port on which the other listens.',
  why: 'Cilium listens only where localPort is set, and FRR where bgpd_options say -p: a connection to another port is refused, so the session hangs on the other direction alone',
  see: [
    'Cilium: CiliumBGPClusterConfig localPort, CiliumBGPPeerConfig transport.peerPort',
    'FRR: neighbor port; bgpd -p in /etc/frr/daemons',
    'cilium/cilium#24737',
    'cilium/cilium#25683',
    'onedr0p/cluster-template#1493',
  ],
  messages: {
    node: '{router} dials port {port} of {node}, but Cilium {listens}',
    router: '{node} dials port {port} of {router}, where bgpd listens on {local}',
  },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      const { instance, override, peer, peerConfig } = node.from
      const said = settingOf(router, 'port')
      const { port, passive } = router.from.settings
      const listener = override && isWritten(override, 'localPort') ? override : instance
      const local = listener.localPort
      const data = { node: node.speaker.node, router: router.speaker.router }
      if (
        said &&
        port !== undefined &&
        !passive &&
        local !== port &&
        (local !== undefined || !isWritten(listener, 'localPort'))
      )
        report({
          ...said,
          message: 'node',
          data: { ...data, port, listens: local === undefined ? 'does not listen' : `listens on ${local}` },
          related: [
            local === undefined
              ? { on: instance, field: 'name', message: 'no localPort here: Cilium dials and does not listen' }
              : { on: listener, field: 'localPort', message: `Cilium listens on ${local}` },
          ],
          help: `localPort: ${port} in the CiliumBGPClusterConfig, or take the port out of frr.conf: the node dials`,
          ...(local === undefined && {
            fix: {
              title: `listen on port ${port}`,
              edits: [{ on: instance, field: 'name', lineBelow: `localPort: ${port}` }],
            },
          }),
          likely: guess,
        })
      // Without the file of daemons nobody knows where bgpd listens.
      const files = router.from.router.hostFiles
      const listen = daemonOption(files, 'bgpd', '-p', '--bgp_port')
      const listens = listen ? Number(listen.value) : 179
      const dials = peerConfig?.peerPort ?? 179
      const isKnown =
        hasKnownSettings(node) && !(peerConfig && isWritten(peerConfig, 'peerPort') && !peerConfig.peerPort)
      if (!isKnown || filesOf(files, 'daemons').length === 0 || !(listens > 0) || dials === listens) continue
      report({
        ...(peerConfig?.peerPort ? { on: peerConfig, field: 'peerPort' } : { on: peer, field: 'address' }),
        message: 'router',
        data: { ...data, port: dials, local: listens },
        related: [
          {
            on: listen ?? filesOf(files, 'daemons')[0]!,
            message: listen ? `bgpd listens on ${listens}` : 'no -p for bgpd: it listens on 179',
          },
        ],
        help: `transport: { peerPort: ${listens} }`,
        severity: 'error',
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
  name: homelab
spec:
  bgpInstances:
    - name: main
            ~~~~ no localPort here: Cilium dials and does not listen
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
 neighbor NODES peer-group
 neighbor NODES remote-as 65001
 neighbor NODES port 32179
                     ^^^^^ tor0 dials port 32179 of 10.0.0.11 and 10.0.0.12, but Cilium does not listen
 neighbor 10.0.0.11 peer-group NODES
 neighbor 10.0.0.12 peer-group NODES
exit
`,
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: homelab
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
                       ^^^^^^^^ 10.0.0.11 dials port 179 of tor0, where bgpd listens on 1790
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
-- tor0/daemons --
bgpd=yes
bgpd_options="   -A 127.0.0.1 -p 1790"
                              ~~~~~~~ bgpd listens on 1790
`,
  ],
  good: [
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: homelab
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      localPort: 1790
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
  transport:
    peerPort: 1179
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 port 1790
exit
-- tor0/daemons --
bgpd=yes
bgpd_options="   -A 127.0.0.1 -p 1179"
`,
    // Only the node dials. -A is where telnet is answered.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: homelab
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
 neighbor 10.0.0.11 passive
 neighbor 10.0.0.11 port 32179
exit
-- tor0/daemons --
bgpd=yes
bgpd_options="   -A 127.0.0.1"
`,
  ],
})
