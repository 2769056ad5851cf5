import { expect, test } from 'vitest'
import { endsOf } from '../../src/lint/ask/network.ts'
import { objectsOf, releaseSaid, runsAtLeast } from '../../src/lint/ask/release.ts'
import { analyzed } from './analyzed.ts'

const release = {
  path: 'cluster/release.yaml',
  text: `apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata: {name: cilium, namespace: kube-system}
spec: {chart: {spec: {chart: cilium, version: 1.18.2}}}
`,
}
const pool = {
  path: 'cluster/pool.yaml',
  text: 'apiVersion: cilium.io/v2alpha1\nkind: CiliumLoadBalancerIPPool\nmetadata: {name: vips}\nspec: {blocks: []}\n',
}

test('a release that a file says has its place; one of the command line has none', () => {
  const [cluster] = analyzed([release, pool], {}).network.clusters
  expect(runsAtLeast(cluster!, '1.18')).toBe(true)
  expect(runsAtLeast(cluster!, '1.19')).toBe(false)
  expect(releaseSaid(cluster!).map(({ message }) => message)).toEqual(['Cilium 1.18.2 is installed'])
  const [other] = analyzed([pool], {}, { cilium: '1.19' }).network.clusters
  expect(runsAtLeast(other!, '1.19')).toBe(true)
  expect(releaseSaid(other!)).toEqual([])
  const [unknown] = analyzed([pool], {}).network.clusters
  expect(runsAtLeast(unknown!, '1.10')).toBe(false)
})

test('objects are found by kind, with or without a version', () => {
  const [cluster] = analyzed([pool], {}).network.clusters
  const found = (type: string) => objectsOf(cluster!, type).map(({ name }) => name)
  expect(found('cilium.io CiliumLoadBalancerIPPool')).toEqual(['vips'])
  expect(found('cilium.io/v2alpha1 CiliumLoadBalancerIPPool')).toEqual(['vips'])
  expect(found('cilium.io/v2 CiliumLoadBalancerIPPool')).toEqual([])
  expect(found('metallb.io CiliumLoadBalancerIPPool')).toEqual([])
})

test('the ends of a router are those of its sessions and its lone ones', () => {
  const routers = ['tor0', 'tor1'].map((name, i) => ({
    path: `${name}/frr.conf`,
    text: `hostname ${name}\nrouter bgp 65000\n neighbor 10.0.${i}.11 remote-as 65001\n neighbor 10.0.${i}.12 remote-as 65001\nexit\n`,
  }))
  const { network } = analyzed(routers, {})
  expect(network.routers.map(router => endsOf(network, router).length)).toEqual([2, 2])
})

test('faults of YAML are findings in manifests and in values of Cilium, not in those of other charts', () => {
  const twice = (path: string, text: string) => analyzed([{ path, text }], {}).diagnostics.map(({ code }) => code)
  expect(twice('cluster/pool.yaml', pool.text + 'spec: {}\n')).toContain('yaml-duplicate-key')
  expect(twice('values.yaml', 'kubeProxyReplacement: true\nkubeProxyReplacement: false\n')).toEqual([
    'yaml-duplicate-key',
  ])
  expect(twice('values.yaml', 'image: cilium-docs\nimage: other\n')).toEqual([])
})
