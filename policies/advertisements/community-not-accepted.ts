import { advertised } from '../../src/fabric/offer.ts'
import type { Family } from '../../src/net/family.ts'
import { listed, nodeSessions, policy, type RouterEnd } from '../../src/lint/policy.ts'

export default policy({
  severity: 'info',
  summary: 'A community that Cilium gives its routes is one that the router looks for.',
  why: 'A router that sorts the routes of its nodes by community takes one with an unknown community for any other route',
  see: [
    'RFC 1997',
    'Cilium: CiliumBGPAdvertisement attributes.communities',
    'FRR: match community, bgp community-list',
  ],
  messages: {
    unknown: '{advertisement} gives its routes {given}, but {map} of {router} looks for {wanted}',
  },

  check(network, report) {
    const seen = new Set<string>()
    for (const { node, router, guess } of nodeSessions(network))
      for (const { family, chosen } of advertised(node)) {
        const filter = wantedBy(router, family.family)
        if (!filter) continue
        for (const advertisement of chosen)
          for (const entry of advertisement.entries) {
            const given = entry.communities?.standard ?? []
            const key = `${router.speaker.router} ${advertisement.name} ${advertisement.entries.indexOf(entry)}`
            if (given.length === 0 || given.some(each => filter.wanted.includes(each)) || seen.has(key)) continue
            seen.add(key)
            report({
              on: entry,
              field: 'communities.standard',
              message: 'unknown',
              data: {
                advertisement: advertisement.name,
                given: listed(given),
                map: filter.map.name,
                router: router.speaker.router,
                wanted: listed(filter.wanted),
              },
              related: [{ on: filter.list, message: 'what it looks for' }],
              help: 'write the same community in both places',
              likely: guess,
            })
          }
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
    - advertisementType: Service
      service: { addresses: [LoadBalancerIP] }
      selector: {}
      attributes:
        communities:
          standard: ["65000:110"]
                    ^^^^^^^^^^^^^ vips gives its routes 65000:110, but FROM-NODES of tor0 looks for 65000:100
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.0.11 route-map FROM-NODES in
 exit-address-family
exit
bgp community-list standard PUBLIC seq 5 permit 65000:100
~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ what it looks for
route-map FROM-NODES permit 10
 match community PUBLIC
 set local-preference 200
exit
route-map FROM-NODES permit 20
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
    - advertisementType: Service
      service: { addresses: [LoadBalancerIP] }
      selector: {}
      attributes:
        communities:
          standard: ["65000:100"]
    - advertisementType: PodCIDR
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 address-family ipv4 unicast
  neighbor 10.0.0.11 route-map FROM-NODES in
 exit-address-family
exit
bgp community-list standard PUBLIC seq 5 permit 65000:100
route-map FROM-NODES permit 10
 match community PUBLIC
 set local-preference 200
exit
route-map FROM-NODES permit 20
exit
`,
  ],
})

/** The communities that the inbound route-map of a session looks for; undefined where there are none, or not all are known. */
function wantedBy({ from: { router, settings } }: RouterEnd, family: Family) {
  const name = settings.families?.[family]?.routeMapIn
  const map = router.routeMaps.find(each => each.name === name)
  if (!map || map.isPartial || router.isPartial || map.entries.some(({ call }) => call !== undefined)) return undefined
  const named = map.entries.flatMap(({ matches }) =>
    matches.flatMap(each => (each.type === 'community' ? [each.name] : [])),
  )
  const lists = router.communityLists.filter(each => named.includes(each.name))
  const [list] = lists
  if (!list || lists.some(({ kind, isPartial }) => kind !== 'standard' || isPartial)) return undefined
  return {
    map,
    list,
    wanted: [...new Set(lists.flatMap(({ entries }) => entries.flatMap(({ match }) => match.split(' '))))],
  }
}
