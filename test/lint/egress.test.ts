import { expect, test } from 'vitest'
import { gatewaysOfPolicies } from '../../src/lint/ask/egress.ts'
import { analyzed } from './analyzed.ts'

const node = (name: string, labels: string) =>
  `apiVersion: v1\nkind: Node\nmetadata: {name: ${name}, labels: {${labels}}}\nstatus: {addresses: [{type: InternalIP, address: 10.0.0.${name.at(-1)!}}]}\n---\n`

test('the nodes of a gateway are taken by name', () => {
  const text = `${node('kube3', 'egress: a')}${node('kube1', 'egress: a')}${node('kube2', 'egress: b')}apiVersion: cilium.io/v2
kind: CiliumEgressGatewayPolicy
metadata: {name: mail}
spec:
  selectors: [{podSelector: {}}]
  destinationCIDRs: [0.0.0.0/0]
  egressGateway: {nodeSelector: {matchLabels: {egress: a}}}
  egressGateways: [{nodeSelector: {matchLabels: {egress: b}}}]
`
  const [cluster] = analyzed([{ path: 'cluster/a.yaml', text }], {}).network.clusters
  expect(gatewaysOfPolicies(cluster!).map(({ at, nodes }) => [at, nodes.map(({ name }) => name)])).toEqual([
    ['egressGateway', ['kube1', 'kube3']],
    ['egressGateways.0', ['kube2']],
  ])
})
