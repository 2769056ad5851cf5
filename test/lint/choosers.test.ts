import { expect, test } from 'vitest'
import { labelsNeeded, requirementOf, serviceChoosers } from '../../src/lint/ask/choosers.ts'
import { analyzed } from './analyzed.ts'

const text = `apiVersion: cilium.io/v2
kind: CiliumBGPAdvertisement
metadata: {name: vips}
spec:
  advertisements:
    - {advertisementType: Service, service: {addresses: [LoadBalancerIP]}, selector: {matchLabels: {expose: bgp}}}
    - {advertisementType: Service, service: {addresses: [ClusterIP]}, selector: {}}
    - {advertisementType: Service, service: {addresses: [LoadBalancerIP]}}
---
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata: {name: lan}
spec: {loadBalancerIPs: true}
---
apiVersion: cilium.io/v2alpha1
kind: CiliumL2AnnouncementPolicy
metadata: {name: by-hand}
spec: {externalIPs: true}
---
apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata: {name: spare}
spec: {disabled: true, blocks: [{cidr: 203.0.113.0/24}]}
`
const cluster = analyzed([{ path: 'cluster/a.yaml', text }], {}).network.clusters[0]!

test('an entry without a selector chooses nothing, a policy without one everything', () => {
  const { bgp, lan, pools } = serviceChoosers(cluster)
  expect(bgp.map(each => each.chooses({ expose: 'bgp' }))).toEqual([true, false])
  expect(lan.map(({ name, chooses }) => [name, chooses({})])).toEqual([['lan', true]])
  expect(pools).toEqual([])
})

test('the labels it chooses by', () => {
  const { bgp } = serviceChoosers(cluster)
  const labels = { app: 'web', expose: 'bgp' }
  expect(labelsNeeded(labels, bgp.slice(0, 1), labels)).toEqual([['expose', 'bgp']])
  expect(requirementOf(bgp[0]!, {}).field).toBe('selector.matchLabels.expose')
  expect(requirementOf(bgp[0]!, labels).field).toBe('selector')
})
