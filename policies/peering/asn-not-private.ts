import { asnUse } from '../../src/net/asn.ts'
import { nodeEnds, nodeSessions, policy, type Sited } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A network of its own uses private AS numbers.',
  why: "A public number is somebody else's: routes that reach the Internet with it are filtered, and routes of its owner are dropped here as loops; a reserved one is refused",
  see: ['RFC 6996', 'RFC 7300', 'RFC 7607', 'IANA: Autonomous System (AS) Numbers'],
  messages: {
    public: 'AS {asn} is a public number',
    reserved: 'AS {asn} is a reserved number, which nobody may have',
    documentation: 'AS {asn} is a number for documentation',
  },

  check(network, report) {
    const check = (on: Sited, field: string, asn: number | undefined) => {
      const use = asn === undefined || asn === 0 ? 'private' : asnUse(asn)
      if (use !== 'private')
        report({
          on,
          field,
          message: use,
          data: { asn: asn! },
          help: '64512 to 65534, or 4200000000 to 4294967294, unless it is yours',
          ...(use === 'reserved' && { severity: 'error' as const }),
        })
    }
    for (const { instance, override } of nodeEnds(network).map(({ from }) => from)) {
      check(instance, 'localAsn', instance.localAsn)
      if (override) check(override, 'localAsn', override.localAsn)
    }
    // A router with peers whose numbers are public has its own from a registry, as they have.
    for (const { router } of nodeSessions(network)) {
      const { bgp } = router.from.router
      const isInternet = [...bgp!.neighbors, ...bgp!.groups].some(
        ({ settings: { remoteAsn } }) =>
          typeof remoteAsn === 'number' && remoteAsn !== bgp!.asn && asnUse(remoteAsn) === 'public',
      )
      if (!isInternet) check(bgp!, 'asn', bgp!.asn)
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
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 62112
           ^^^^^ AS 62112 is a public number
 neighbor 10.0.0.11 remote-as 65001
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
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
    // A router on the Internet.
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
          peerASN: 62112
          peerAddress: 10.0.0.1
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 62112
 neighbor 10.0.0.11 remote-as 65001
 neighbor 203.0.113.1 remote-as 3356
exit
`,
  ],
})
