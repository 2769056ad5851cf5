import { expect, test } from 'vitest'
import { completeCluster } from '../../src/fabric/assemble.ts'
import type { Cluster, Pool } from '../../src/fabric/cluster.ts'
import { isOfBgp, isOfLan, isOfLbIpam, loadBalancers, nameOf, poolsFor } from '../../src/fabric/load-balancer.ts'
import { read } from '../../src/kubernetes/read.ts'
import { parseDocuments } from '../../src/yaml/document.ts'

const origin = { path: 'a.yaml', start: 0, end: 0 }

function service(spec: string) {
  const text = `apiVersion: v1\nkind: Service\nmetadata: {name: web, namespace: prod}\nspec: {${spec}}\n`
  return loadBalancers(completeCluster(read(parseDocuments({ path: 'a.yaml', text }).documents, 'lab').part))[0]
}

test.each<[spec: string, more: Partial<Cluster>, lbIpam: boolean | undefined, bgp: boolean | undefined]>([
  ['', {}, true, true],
  ['', { helm: { defaultLbServiceIpam: 'nodeipam' } }, false, true],
  ['', { helm: { enableLbIpam: false } }, false, true],
  ['', { metalLbPools: [{ name: 'vips', blocks: [], origin }] }, undefined, true],
  [', loadBalancerClass: io.cilium/bgp-control-plane', {}, true, true],
  [', loadBalancerClass: io.cilium/l2-announcer', {}, true, false],
  [', loadBalancerClass: io.cilium/node', {}, false, false],
  [', loadBalancerClass: tailscale', {}, false, false],
  [', loadBalancerClass: "${CLASS}"', {}, undefined, undefined],
])('a Service with %s in a cluster with %j is of LB-IPAM: %s, of BGP: %s', (spec, more, lbIpam, bgp) => {
  const found = service(`type: LoadBalancer${spec}`)!
  expect(isOfLbIpam(found, completeCluster({ name: 'lab', origin, ...more }))).toBe(lbIpam)
  expect(isOfBgp(found)).toBe(bgp)
})

test('a Service gets its address from the pools that select it and are in force', () => {
  const found = service('type: LoadBalancer')!
  expect(nameOf(found)).toBe('prod/web')
  const pool = (name: string, more: Partial<Pool>): Pool => ({ name, blocks: [], origin, ...more })
  const pools = [
    pool('all', {}),
    pool('off', { disabled: true }),
    pool('prod', { serviceSelector: { matchLabels: { 'io.kubernetes.service.namespace': 'prod' } } }),
    pool('dev', { serviceSelector: { matchLabels: { 'io.kubernetes.service.namespace': 'dev' } } }),
  ]
  expect(poolsFor(found, pools)?.map(({ name }) => name)).toEqual(['all', 'prod'])
  const unknown = pool('later', { origin: { ...origin, fields: { serviceSelector: origin } } })
  expect(poolsFor(found, [...pools, unknown])).toBeUndefined()
})

test('a Service of another type asks for no address', () => {
  expect(service('ports: [{port: 80}]')).toBeUndefined()
})

test('the LAN is told of Services without a class, or of the class for it', () => {
  const of = (spec: string) => isOfLan(service(`type: LoadBalancer${spec}`)!)
  expect(of('')).toBe(true)
  expect(of(', loadBalancerClass: io.cilium/l2-announcer')).toBe(true)
  expect(of(', loadBalancerClass: io.cilium/bgp-control-plane')).toBe(false)
  expect(of(', loadBalancerClass: "${CLASS}"')).toBeUndefined()
})
