import { announces, isOfBgp, loadBalancers, nameOf, serviceEntries } from '../../src/fabric/load-balancer.ts'
import { familyOf } from '../../src/net/family.ts'
import { formatAddress } from '../../src/net/prefix.ts'
import { type Cluster, isWritten, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'An address that a Service asks for is of a family that some session carries.',
  why: 'A session carries the prefixes of its families only: the Service has the address, and no router hears of it',
  see: ['RFC 4760 section 8', 'Cilium: CiliumBGPPeerConfig families', 'Cilium: annotation lbipam.cilium.io/ips'],
  messages: {
    uncarried: '{service} asks for {address}, but no CiliumBGPPeerConfig has the family {family}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      if (cluster.isPartial || !hasKnownFamilies(cluster)) continue
      const carried = new Set(cluster.peerConfigs.flatMap(({ families }) => families.map(({ family }) => family)))
      for (const service of loadBalancers(cluster)) {
        const entry = serviceEntries(cluster, 'LoadBalancerIP').find(each => announces(each.entry, service))
        const missing = service.addresses.find(({ version }) => !carried.has(familyOf(version)))
        const isOnLan = cluster.l2Policies.some(each => announces(each, service))
        if (!entry || !missing || !isOfBgp(service) || isOnLan) continue
        const [first] = cluster.peerConfigs
        report({
          on: service,
          field: 'addresses',
          message: 'uncarried',
          data: { service: nameOf(service), address: formatAddress(missing), family: familyOf(missing.version) },
          related: [{ on: first!, field: 'families', message: `the families of ${first!.name}` }],
          help: `families: [{ afi: ipv${missing.version}, safi: unicast, advertisements: … }], and the same on the router`,
        })
      }
    }
  },

  bad: [
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families: [{ afi: ipv4, safi: unicast, advertisements: { matchLabels: { advertise: bgp } } }]
            ~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ the families of tor
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels: { advertise: bgp }
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels: { expose: bgp }
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  namespace: prod
  labels:
    expose: bgp
  annotations:
    lbipam.cilium.io/ips: 2001:db8::80
                          ^^^^^^^^^^^^ prod/web asks for 2001:db8::80, but no CiliumBGPPeerConfig has the family ipv6-unicast
spec:
  type: LoadBalancer
`,
  ],
  good: [
    // A family that is filled in later.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - { afi: ipv4, safi: unicast }
    - { afi: "\${AFI}", safi: unicast }
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels: { expose: bgp }
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    expose: bgp
  annotations:
    lbipam.cilium.io/ips: 2001:db8::80
spec:
  type: LoadBalancer
`,
    // One that has it; one whose families are the default, which is both.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - { afi: ipv4, safi: unicast }
    - { afi: ipv6, safi: unicast }
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels: { expose: bgp }
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    expose: bgp
  annotations:
    lbipam.cilium.io/ips: 2001:db8::80
spec:
  type: LoadBalancer
`,
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - { afi: ipv4, safi: unicast }
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: spine
spec:
  timers: { holdTimeSeconds: 9, keepAliveTimeSeconds: 3 }
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels: { expose: bgp }
-- cluster/service.yaml --
apiVersion: v1
kind: Service
metadata:
  name: web
  labels:
    expose: bgp
  annotations:
    lbipam.cilium.io/ips: 2001:db8::80
spec:
  type: LoadBalancer
`,
  ],
})

/** Whether the families of all sessions are in the files, and none has those of the default, which are both. */
function hasKnownFamilies({ bgp, peerConfigs }: Cluster): boolean {
  const names = new Set(peerConfigs.map(({ name }) => name))
  const peers = bgp.flatMap(({ instances }) => instances.flatMap(each => each.peers))
  return (
    peerConfigs.length > 0 &&
    peerConfigs.every(each => each.families.length > 0 && !each.origin.fields?.[`families.${each.families.length}`]) &&
    peers.every(peer => !isWritten(peer, 'config') || (peer.config !== undefined && names.has(peer.config)))
  )
}
