import { selects } from '../../src/net/selector.ts'
import { type Advertisement, type Cluster, isWritten, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A local preference is for peers of the own AS.',
  why: 'LOCAL_PREF is sent to iBGP peers only; to an eBGP peer Cilium sends the route without it',
  see: [
    'RFC 4271 section 5.1.5',
    'Cilium: CiliumBGPAdvertisement attributes.localPreference',
    'Cilium documentation, BGP Control Plane Resources, "Local Preference"',
  ],
  messages: {
    ebgp: '{advertisement} sets a local preference of {value}, but each of its peers is in another AS, as {peer}',
  },

  check(network, report) {
    for (const cluster of network.clusters)
      for (const advertisement of cluster.advertisements) {
        const told = toldOf(advertisement, cluster)
        const [first] = told
        if (!first || cluster.isPartial || !told.every(({ isEbgp }) => isEbgp)) continue
        for (const entry of advertisement.entries)
          if (entry.localPreference !== undefined)
            report({
              on: entry,
              field: 'localPreference',
              message: 'ebgp',
              data: { advertisement: advertisement.name, value: entry.localPreference, peer: first.peer.name },
              related: [{ on: first.peer, field: 'remoteAsn', message: `${first.peer.name} is of another AS` }],
              help: 'use a community that the peer acts on, or leave it out',
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
                   ~~~~~ tor0 is of another AS
          peerAddress: 10.0.0.1
          peerConfigRef:
            name: tor
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
      advertisements:
        matchLabels: { advertise: bgp }
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels: { advertise: bgp }
spec:
  advertisements:
    - advertisementType: PodCIDR
      attributes:
        localPreference: 150
                         ^^^ vips sets a local preference of 150, but each of its peers is in another AS, as tor0
`,
  ],
  good: [
    // One of the peers is of the same AS; of another nobody knows.
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
          peerConfigRef: { name: tor }
        - name: tor1
          peerASN: 65001
          peerAddress: 10.0.0.2
          peerConfigRef: { name: tor }
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
      advertisements:
        matchLabels: { advertise: bgp }
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels: { advertise: bgp }
spec:
  advertisements:
    - advertisementType: PodCIDR
      attributes:
        localPreference: 150
`,
  ],
})

/** The peers that an advertisement goes to, and whether each is known to be of another AS. */
function toldOf({ labels }: Advertisement, { bgp, peerConfigs, nodeOverrides }: Cluster) {
  const configs = peerConfigs.filter(({ families }) =>
    families.some(family => family.advertisements && selects(family.advertisements, labels)),
  )
  const names = configs.map(({ name }) => name)
  const isOverridden = nodeOverrides.some(({ instances }) => instances.some(each => isWritten(each, 'localAsn')))
  return bgp
    .flatMap(({ instances }) => instances)
    .flatMap(instance =>
      instance.peers
        .filter(({ config }) => config !== undefined && names.includes(config))
        .map(peer => ({
          peer,
          isEbgp:
            !isOverridden &&
            instance.localAsn !== undefined &&
            Boolean(peer.remoteAsn) &&
            peer.remoteAsn !== instance.localAsn,
        })),
    )
}
