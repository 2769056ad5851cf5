import { daemonOption } from '../../src/fabric/host.ts'
import { isWritten, nodeSessions, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'One side of a session accepts connections.',
  why: 'Cilium listens only where localPort is set, and bgpd with -p 0 not at all, as in the daemons files that MetalLB and FRR-K8s ship: both dial, and both are refused',
  see: ['FRR: bgpd -p in /etc/frr/daemons', 'Cilium: CiliumBGPClusterConfig localPort', 'cilium/cilium#37476'],
  messages: {
    nobody: '{node} and {router} both dial, but neither accepts a connection',
  },

  check(network, report) {
    for (const { node, router, guess } of nodeSessions(network)) {
      const { instance, override } = node.from
      const port = daemonOption(router.from.router.hostFiles, 'bgpd', '-p', '--bgp_port')
      if (port?.value !== '0') continue
      if (isWritten(instance, 'localPort') || (override && isWritten(override, 'localPort'))) continue
      report({
        on: port,
        message: 'nobody',
        data: { node: node.speaker.node, router: router.speaker.router },
        related: [{ on: instance, field: 'name', message: 'no localPort here: Cilium does not listen either' }],
        help: 'take -p 0 out of bgpd_options',
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
            ~~~~ no localPort here: Cilium does not listen either
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
-- tor0/daemons --
bgpd=yes
bgpd_options="   -A 127.0.0.1 -p 0"
                              ^^^^ 10.0.0.11 and tor0 both dial, but neither accepts a connection
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
      localPort: 1790
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
 neighbor 10.0.0.11 port 1790
exit
-- tor0/daemons --
bgpd=yes
bgpd_options="   -A 127.0.0.1 -p 0"
`,
  ],
})
