import { expect, test } from 'vitest'
import { nodeSubnets, podNetworks, serviceNetworks, takenAddresses } from '../../src/fabric/infrastructure.ts'
import { formatAddress, formatCidr } from '../../src/net/prefix.ts'
import { analyzed } from '../lint/analyzed.ts'

const lab = {
  'bgp.yaml': `
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata: {name: rack0}
spec:
  bgpInstances:
    - {name: main, localASN: 65001, peers: [{name: tor0, peerASN: 65000, peerAddress: 10.0.0.1}]}
---
apiVersion: v1
kind: Node
metadata: {name: kube1}
spec: {podCIDR: 10.244.1.0/24}
status: {addresses: [{type: InternalIP, address: 10.0.0.11}, {type: ExternalIP, address: 203.0.113.11}]}
`,
  'tor0/frr.conf': `
interface eth0
 ip address 10.0.0.1/24
exit
interface eth1
 ip address 10.9.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
exit
`,
}

function networkOf(values: string) {
  const sources = Object.entries({ ...lab, 'values.yaml': `kubeProxyReplacement: true\n${values}\n` }).map(
    ([path, text]) => ({ path, text }),
  )
  return analyzed(sources, {}).network
}

test('addresses of nodes, of their routers and of peers are taken', () => {
  const network = networkOf('')
  expect(
    takenAddresses(network.clusters[0]!, network).map(({ address, owner }) => `${owner} ${formatAddress(address)}`),
  ).toEqual([
    'node kube1 10.0.0.11',
    'node kube1 203.0.113.11',
    'router tor0 10.0.0.1',
    'router tor0 10.9.0.1',
    'peer tor0 10.0.0.1',
  ])
  const subnets = nodeSubnets(network.clusters[0]!, network)
  expect(subnets.map(({ prefix, what }) => `${what} ${formatCidr(prefix)}`)).toEqual(['eth0 of tor0 10.0.0.0/24'])
})

test.each([
  ['', ['10.244.1.0/24']],
  ['ipam: {mode: cluster-pool, operator: {clusterPoolIPv4PodCIDRList: [10.42.0.0/16]}}', ['10.42.0.0/16']],
  ['ipam: {mode: kubernetes}', ['10.244.1.0/24']],
])('with the values %j the pod networks are %j', (values, networks) => {
  expect(podNetworks(networkOf(values).clusters[0]!).map(({ prefix }) => formatCidr(prefix))).toEqual(networks)
})

test('a ServiceCIDR says where ClusterIPs come from', () => {
  const text =
    'apiVersion: networking.k8s.io/v1\nkind: ServiceCIDR\nmetadata: {name: more}\nspec: {cidrs: [10.200.0.0/16]}\n'
  const [said] = serviceNetworks(analyzed([{ path: 'cluster.yaml', text }], {}).network.clusters[0]!)
  expect(formatCidr(said!.prefix)).toBe('10.200.0.0/16')
  expect(said!.guess).toBeUndefined()
})

test('three ClusterIPs tell roughly where they come from', () => {
  const service = (name: string, ip: string) =>
    `apiVersion: v1\nkind: Service\nmetadata: {name: ${name}}\nspec: {clusterIP: ${ip}, ports: [{port: 80}]}\n---\n`
  const text = service('a', '10.10.0.1') + service('b', '10.10.65.127') + service('c', '10.10.179.33')
  const [guessed] = serviceNetworks(analyzed([{ path: 'services.yaml', text }], {}).network.clusters[0]!)
  expect(formatCidr(guessed!.prefix)).toBe('10.10.0.0/16')
  expect(guessed!.guess).toMatch(/3 ClusterIPs/)
  const two = service('a', '10.10.0.1') + service('b', '10.10.65.127')
  expect(serviceNetworks(analyzed([{ path: 'services.yaml', text: two }], {}).network.clusters[0]!)).toEqual([])
})
