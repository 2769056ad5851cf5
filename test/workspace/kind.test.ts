import { describe, expect, test } from 'vitest'
import { kindOfText, kindOfYaml, lookAt } from '../../src/workspace/kind.ts'
import { loadSources } from '../../src/workspace/load.ts'
import { vendorOf } from '../../src/workspace/vendor.ts'

const frr = 'frr version 10.5\nrouter bgp 65000\n neighbor 10.0.0.1 remote-as 65001\n'

/** What is made of one file: its kinds, or why it was passed over. */
function read(path: string, text: string): unknown {
  const { files, notUnderstood, diagnostics } = loadSources([{ path, text }])
  expect(diagnostics).toEqual([])
  return (
    notUnderstood[0]?.reason ??
    files.map(({ kind, embedded }) => (embedded ? `${kind} in ${embedded.in}` : kind)).join()
  )
}

describe('what a file is', () => {
  test.each([
    ['a.yaml', 'apiVersion: v1\nkind: Service\n', 'kubernetes'],
    ['a.yml', '\ufeff# x\r\napiVersion: v1\r\nkind: Service\r\n', 'kubernetes'],
    ['a.json', '{"kind":"List","apiVersion":"v1","items":[]}', 'kubernetes'],
    ['a.yaml', '{apiVersion: cilium.io/v2, kind: CiliumBGPPeerConfig}', 'kubernetes'],
    ['patch.yaml', '- op: add\n  path: /metadata/labels\n  value: {}\n', 'kubernetes'],
    ['service.yaml.j2', 'apiVersion: v1\nkind: Service\nmetadata: {name: "{{ x }}"}\n', 'kubernetes'],
    ['kustomization.yaml', 'resources: [a.yaml]\nkind: Kustomization\n', 'kustomization'],
    ['kustomization.yml', 'kind: Component\napiVersion: kustomize.config.k8s.io/v1alpha1\n', 'kustomization'],
    ['x/Kustomization', 'kind: Kustomization\n', 'kustomization'],
    ['values.yaml', 'bgpControlPlane: {enabled: true}\n', 'helm-values'],
    ['values-prod.yaml', 'cilium:\n  kubeProxyReplacement: true\n', 'helm-values'],
    ['ks.yaml', 'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: {name: cilium}\n', 'kubernetes'],
    ['lab.clab.yml', 'name: cilium\ntopology:\n  nodes: {}\n', 'containerlab'],
    ['topo.yaml', 'name: x\ntopology:\n  nodes:\n    tor0: {kind: linux}\n', 'containerlab'],
    ['cluster.yaml', 'kind: Cluster\napiVersion: kind.x-k8s.io/v1alpha4\n', 'kind-cluster'],
    ['frr.conf', frr, 'frr'],
    ['bgpd.conf', frr, 'frr'],
    ['zebra.conf', 'hostname zebra\n', 'frr'],
    ['r/staticd.conf', 'ip route 10.0.0.0/8 blackhole\n! frr\n', 'frr'],
    ['tor1.cfg', frr, 'frr'],
    ['frr.conf.j2', frr, 'frr'],
    [
      'tor1.txt',
      'r1# show running-config\nBuilding configuration...\n\nCurrent configuration:\n!\nfrr version 8.4\n',
      'frr',
    ],
    ['lists.conf', 'ip prefix-list POOL permit 10.0.0.0/24 le 32\n', 'frr'],
    ['daemons', 'zebra=yes\nbgpd=yes\n', 'daemons'],
    ['vtysh.conf', 'service integrated-vtysh-config\n! frr\n', 'vtysh'],
    ['frr.service', '[Unit]\nDescription=FRRouting frr\n', 'systemd-unit'],
    ['etc/systemd/system/frr.service.d/order.conf', '[Unit]\n# frr\nAfter=network-online.target\n', 'systemd-unit'],
    ['etc/sysctl.d/99-bgp.conf', 'net.ipv4.ip_forward = 1\n', 'sysctl'],
    ['sysctl.conf', 'net.ipv4.ip_forward=1\n', 'sysctl'],
    ['router.conf', '-net/ipv4/ip_forward = 1\n', 'sysctl'],
    ['network.ts', "import { fabric } from 'netc'\n", 'description'],
    ['README.md', `# Lab\n\n\`\`\`\n${frr}\`\`\`\n`, 'frr in markdown'],
    ['main.tf', `x = <<-EOT\n  ${frr}EOT\n`, 'frr in heredoc'],
    ['setup.sh', `cat > frr.conf <<'EOF'\n${frr}EOF\n`, 'frr in heredoc'],
    [
      'cm.yaml',
      `apiVersion: v1\nkind: ConfigMap\ndata:\n  frr.conf: |\n    ${frr.replaceAll('\n', '\n    ')}\n`,
      'kubernetes,frr in yaml',
    ],
  ])('%s: %j', (path, text, kind) => {
    expect(read(path, text)).toBe(kind)
  })

  test.each([
    ['nginx.conf', 'listen 80; # not bgp\n'],
    ['types.d.ts', "import 'netc'\n"],
    ['app.ts', "import x from 'net'\n"],
    ['README.md', '```go\nrouter bgp 65000\n```\n'],
    ['notes.txt', 'We run router bgp on a box.\n'],
    ['deploy.yaml', 'apiVersion: apps/v1\nkind: Deployment\n'],
    ['values.yaml', 'replicas: 1\n'],
    ['daemons', 'frr is described elsewhere\n'],
  ])('%s: %j is nothing to us', (path, text) => {
    expect(read(path, text)).toBe('')
  })
})

describe('other vendors are told by their ways, and passed over', () => {
  test.each([
    ['IOS-XR', 'router bgp 65000\n neighbor-group NODES\n  remote-as 65001\n'],
    ['NX-OS', 'feature bgp\nrouter bgp 65000\n'],
    ['Arista EOS', '! device: leaf1 (vEOS, EOS-4.28)\nrouter bgp 65000\n'],
    ['IOS', 'version 15.2\ninterface GigabitEthernet0/1\nrouter bgp 65000\n'],
    ['Junos', 'set protocols bgp group nodes neighbor 10.0.0.1\n'],
    ['VyOS', "set protocols bgp system-as '65000'\n"],
    ['BIRD', 'router id 10.0.0.1;\nprotocol bgp node1 {\n}\n'],
    ['OpenBGPD or ExaBGP', 'AS 65000\nneighbor 10.0.0.1 {\n  remote-as 65001 # bgp\n}\n'],
  ])('%s', (vendor, text) => {
    expect(vendorOf(text)).toBe(vendor)
    expect(read('router.conf', text)).toBe(`looks like ${vendor}`)
  })

  test.each([
    ['config.xml', '<?xml version="1.0"?>\n<opnsense><bgp/></opnsense>', 'OPNsense or pfSense'],
    ['export.rsc', '# by RouterOS 7\n/routing bgp connection\n', 'MikroTik RouterOS'],
    ['gobgpd.toml', '[global.config]\nas = 65000 # gobgp\n', 'GoBGP'],
  ])('%s', (path, text, vendor) => {
    expect(read(path, text)).toBe(`looks like ${vendor}`)
  })

  test('FRR looks like none of them', () => {
    const own = `${frr} address-family ipv4 unicast\n exit-address-family\nexit\n!\nroute-map X permit 10\n match ip address prefix-list Y\nexit\n!\ninterface eth0\n ip address 10.0.0.1/24\nexit\n`
    expect(vendorOf(own)).toBeUndefined()
  })
})

test('an encrypted file is told, whatever its name says', () => {
  expect(read('a.yaml', '$ANSIBLE_VAULT;1.1;AES256\n6162')).toBe('is encrypted with Ansible Vault')
  expect(read('a.yaml', '-----BEGIN AGE ENCRYPTED FILE-----\n')).toBe('is encrypted with age')
})

test('a template that is no YAML is told, and stays among the files', () => {
  const { files, notUnderstood } = loadSources([
    { path: 'a.yaml', text: 'kind: Service\n{{- define "x" }}\na: [1\n{{- end }}\n' },
  ])
  expect(notUnderstood).toMatchObject([{ path: 'a.yaml', reason: expect.stringContaining('template') as string }])
  expect(files).toMatchObject([{ yaml: { isUnfilled: true, documents: [] } }])
})

test('every name that is looked for by kind is opened', () => {
  for (const path of [
    'frr.conf',
    'daemons',
    'daemons.j2',
    'vtysh.conf',
    'a.clab.yml',
    'Kustomization',
    'frr.service',
    'x.tf',
  ])
    expect(lookAt(path), path).toBeDefined()
  for (const path of ['a.png', 'a.go', 'Makefile', 'a.d.ts']) expect(lookAt(path), path).toBeUndefined()
  expect(kindOfText('frr.conf.tmpl', '')).toBe('frr')
  expect(kindOfYaml('kustomization.yaml', '')).toBe('kustomization')
})
