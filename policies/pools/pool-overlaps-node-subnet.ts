import { nodeSubnets, takenAddresses } from '../../src/fabric/infrastructure.ts'
import { serviceEntries } from '../../src/fabric/load-balancer.ts'
import { blockRange, formatBlock, isIn } from '../../src/fabric/pool.ts'
import { overlap, rangeOf } from '../../src/net/prefix.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'Addresses that are announced by BGP lie in no subnet of their own routers.',
  why: 'Hosts of that subnet take the address for a neighbor and ask for it by ARP, which nobody answers; only clients behind a router get there',
  see: ['RFC 826', 'RFC 4861 section 5.2', 'Cilium documentation, L2 Announcements'],
  messages: {
    subnet:
      '{block} of {pool} lies in {subnet}, the subnet of {interface}; hosts there ask for it by ARP, not the router',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      // L2 announcements, and MetalLB's speakers, answer ARP.
      const isByBgpAlone = serviceEntries(cluster, 'LoadBalancerIP').length > 0 && cluster.l2Policies.length === 0
      if (!isByBgpAlone || cluster.metalLbPools?.length || cluster.helm?.['l2Announcements'] === true) continue
      const taken = takenAddresses(cluster, network)
      const subnets = nodeSubnets(cluster, network)
      for (const pool of cluster.pools)
        for (const block of pool.blocks) {
          const range = blockRange(block)
          const subnet = subnets.find(each => range && overlap(range, rangeOf(each.prefix)))
          // A pool with the router itself in it is worse, and told of already.
          if (!range || !subnet || taken.some(({ address }) => isIn(range, address))) continue
          report({
            on: block,
            message: 'subnet',
            data: { pool: pool.name, block: formatBlock(block), subnet: subnet.prefix, interface: subnet.what },
            related: [{ on: subnet.on, message: `${subnet.what} has the subnet` }],
            help: 'give the pool a network that no interface has, or announce it on the LAN too (CiliumL2AnnouncementPolicy)',
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
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels:
    advertise: bgp
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels:
          expose: bgp
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - start: 10.0.0.200
      ^^^^^^^^^^^^^^^^^ 10.0.0.200-10.0.0.250 of vips lies in 10.0.0.0/24, the subnet of eth0 of tor0; hosts there ask for it by ARP, not the router
      stop: 10.0.0.250
-- tor0/frr.conf --
interface eth0
~~~~~~~~~~~~~~ eth0 of tor0 has the subnet
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.12 remote-as 65001
exit
`,
  ],
  good: [
    // Answered by ARP as well.
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
---
apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata:
  name: vips
  labels:
    advertise: bgp
spec:
  advertisements:
    - advertisementType: Service
      service:
        addresses: [LoadBalancerIP]
      selector:
        matchLabels:
          expose: bgp
---
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata:
  name: lan
spec:
  loadBalancerIPs: true
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - start: 10.0.0.200
      stop: 10.0.0.250
-- tor0/frr.conf --
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
    // A network of its own.
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
      selector: {}
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - cidr: 10.77.0.0/24
-- tor0/frr.conf --
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
  ],
})
