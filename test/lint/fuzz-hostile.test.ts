/** Files made to break a reader: each is passed over or told of, what lies beside it is checked, and no secret is told. */
import { describe, expect, test } from 'vitest'
import { file, filesOf, linted } from './fuzzed.ts'

const many = 1000

function kubernetes(spec: string): string {
  return `apiVersion: cilium.io/v2\nkind: CiliumBGPClusterConfig\nmetadata: {name: odd}\nspec: ${spec}\n`
}

/** Each anchor is a list of ten of the one before it. */
function bomb(levels: number): string {
  const lines = Array.from({ length: levels }, (_, i) => {
    const one = i === 0 ? '"lol"' : `*a${i - 1}`
    return `a${i}: &a${i} [${Array.from({ length: 10 }, () => one).join(', ')}]`
  })
  return `apiVersion: cilium.io/v2\nkind: CiliumLoadBalancerIPPool\n${lines.join('\n')}\nspec: {blocks: *a${levels - 1}}\n`
}

function noise(length: number): Buffer {
  // Park and Miller's, so that it is the same noise each time.
  let state = 1
  return Buffer.from(Array.from({ length }, () => (state = (state * 48271) % 2147483647) & 0xff))
}

const yaml: Readonly<Record<string, string | Buffer>> = {
  empty: '',
  'only a BOM': '\ufeff',
  'only blanks': ' \t\n'.repeat(many),
  'only separators': '---\n'.repeat(many),
  'a word': 'cilium',
  'a list of nothing': 'kind: List\napiVersion: v1\nitems: null # cilium\n',
  'a list of lists': `${'{"kind": "List", "apiVersion": "v1", "items": ['.repeat(300)}${']}'.repeat(300)}`,
  'flow lists in each other': kubernetes('['.repeat(many) + ']'.repeat(many)),
  'flow lists that never end': kubernetes('['.repeat(many)),
  'flow mappings in each other': kubernetes('{a: '.repeat(many) + '}'.repeat(many)),
  'mappings in each other': kubernetes(
    `\n${Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i + 1)}a:`).join('\n')}`,
  ),
  'dashes in each other': kubernetes(`\n  ${'- '.repeat(many)}a`),
  'JSON in JSON': `${'{"kind": "Service", "spec": '.repeat(many)}1${'}'.repeat(many)}`,
  'an alias bomb': bomb(9),
  'a small alias bomb': bomb(4),
  'an anchor in itself': kubernetes('&a {bgpInstances: [*a]}'),
  'merge keys in a circle': kubernetes('&a {<<: *a}'),
  'merge keys of all sorts': kubernetes('{<<: [1, null, [a], {b: c}, *nothing]}'),
  'the same key many times': kubernetes(`{${'a: 1, '.repeat(300)}}`),
  'many documents': '---\nkind: Service\napiVersion: v1\nmetadata: {name: a}\nspec: {type: LoadBalancer}\n'.repeat(300),
  'many peers': kubernetes(
    `{bgpInstances: [{name: a, peers: [${'{name: b, peerASN: 1, peerAddress: 10.0.0.1}, '.repeat(100)}]}]}`,
  ),
  'a key that is a mapping': kubernetes('{? {a: b} : c, ? [d] : e}'),
  'a key of a prototype': kubernetes('{__proto__: {a: 1}, constructor: {prototype: 1}, hasOwnProperty: 1}'),
  'a kind that is a list': 'apiVersion: cilium.io/v2\nkind: [a]\nmetadata: [b]\nspec: 1\n',
  'a name of a prototype':
    'apiVersion: v1\nkind: __proto__\nmetadata: {name: __proto__, labels: {__proto__: a}}\n# cilium\n',
  'a long line': kubernetes(`{a: ${'b'.repeat(300_000)}}`),
  'a long number': kubernetes(`{a: ${'9'.repeat(100_000)}}`),
  'many quotes': kubernetes(`{a: ${'"\\"'.repeat(many)}}`),
  'many colons': kubernetes(`{${'a:'.repeat(many)}}`),
  'many hashes': `# cilium ${'#'.repeat(100_000)}\n`,
  'many comments': `kind: Service\napiVersion: v1\n${'# netc-ignore all until x: y\n'.repeat(300)}`,
  'many braces of templates': `kind: Service\n${'{{ '.repeat(many)}\n${'${'.repeat(many)}\n${'%{'.repeat(many)}\n`,
  'a tag of another program': kubernetes('!!python/object/apply:os.system ["true"]'),
  'tabs for blanks': kubernetes('\n\tbgpInstances:\n\t\t- name: a'),
  'every control character': `# cilium\nkind: Service\n${String.fromCharCode(...Array.from({ length: 32 }, (_, i) => i))}`,
  noise: noise(100_000),
  'noise behind a kind': Buffer.concat([Buffer.from('kind: Service\napiVersion: v1\n# cilium\n'), noise(20_000)]),
  'half a character': Buffer.from(`${kubernetes('{}')}é`).subarray(0, -1),
  'UTF-16 of odd length': Buffer.concat([Buffer.from(`\ufeff${kubernetes('{}')}`, 'utf16le'), Buffer.from([1])]),
  'UTF-16 with half a pair': Buffer.from(`\ufeff${kubernetes('{a: \ud800}')}`, 'utf16le'),
  'surrogates in UTF-8': Buffer.concat([Buffer.from(kubernetes('{}')), Buffer.from([0xed, 0xa0, 0x80])]),
}

const router = 'router bgp 65000\n neighbor 10.0.0.1 remote-as 65001\n'

const frr: Readonly<Record<string, string | Buffer>> = {
  empty: '',
  'only exits': 'router bgp 1\n' + 'exit\n'.repeat(many),
  'many routers': 'router bgp 1\n'.repeat(many),
  'a long line': `${router} neighbor ${'a'.repeat(300_000)} remote-as 1\n`,
  'a long number': `router bgp ${'9'.repeat(100_000)}\n`,
  'many words': `${router} neighbor ${'a '.repeat(100_000)}\n`,
  'many blanks': `${router} neighbor${' '.repeat(200_000)}x\n`,
  'blanks at the end of no password': `${router} neighbor 10.0.0.1 password${' '.repeat(100_000)}\n`,
  'every neighbor in every group': `router bgp 1\n${Array.from({ length: 500 }, (_, i) => ` neighbor g${i} peer-group\n neighbor g${i} peer-group g${(i + 1) % 500}\n`).join('')}`,
  'route-maps that call each other': `${router}route-map a permit 1\n call b\nroute-map b permit 1\n call a\nroute-map c permit 1\n call c\n`,
  'route-maps that go back': `${router}route-map a permit 1\n on-match goto 1\nroute-map a permit 5\n continue 1\n`,
  'a prefix-list of many entries': `${router}${Array.from({ length: many }, (_, i) => `ip prefix-list a seq ${i + 1} permit 10.${i >> 8}.${i & 255}.0/24 le 32\n`).join('')}`,
  'an expression that explodes': `${router}bgp as-path access-list a permit (((((_*)*)*)*)*)*$\nbgp as-path access-list a permit ^(1+)+(2+)+_{5,99999}$\nbgp as-path access-list a permit ((\nroute-map m permit 1\n match as-path a\n neighbor 10.0.0.1 route-map m in\n`,
  'names of a prototype': `${router} neighbor __proto__ peer-group\n neighbor constructor route-map __proto__ in\nroute-map __proto__ permit 1\n match ip address prefix-list toString\nip prefix-list constructor permit any\n`,
  'numbers out of range': `router bgp 99999999999999999999\n neighbor 999.999.999.999 remote-as -1\n bgp listen range 0.0.0.0/99 peer-group x\n bgp listen limit 1e9\n neighbor ::1%lo remote-as 0\n maximum-paths 0\n`,
  'other line ends': router.replaceAll('\n', '\r'),
  placeholders: `${router} neighbor {{ a }} remote-as {{ b }}\n neighbor \${x} password \${y}\n{% for a in b %}\n neighbor {{ a.\n`,
  noise: Buffer.concat([Buffer.from(router), noise(100_000)]),
  'half a character': Buffer.from(`${router} neighbor é`).subarray(0, -1),
}

/** What lies beside, and must be checked all the same. */
const beside = filesOf('homelab-as-published')

/** The same content in each of some files, beside the home lab. */
function besideOthers(content: string | Buffer, paths: readonly string[]): void {
  const said = linted([...beside, ...paths.map(path => ({ path, bytes: Buffer.from(content) }))])
  expect(said).toContain('peer-address-not-a-router')
  expect(said).not.toContain('weakpassword')
}

test.each(Object.entries(yaml))('YAML: %s', (_, content) => {
  besideOthers(content, ['odd/bgp.yaml', 'odd/kustomization.yaml', 'values.yaml', 'lab.clab.yml'])
})

test.each(Object.entries(frr))('frr.conf: %s', (_, content) => {
  besideOthers(content, ['routers/odd/frr.conf', 'odd/daemons', 'odd/vtysh.conf', 'odd/frr.service', 'sysctl.d/1.conf'])
  const text = content.toString()
  linted([file('README.md', `\`\`\`frr\n${text}\n\`\`\`\n`), file('main.tf', `a = <<E\n${text}\nE\n`)])
})

describe('kustomizations', () => {
  const service = file(
    'service.yaml',
    'apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec: {type: LoadBalancer}\n',
  )

  test.each([
    'resources: [.]',
    'resources: [../..]',
    'resources: [kustomization.yaml]',
    'resources: [service.yaml, service.yaml, ./service.yaml]',
    'resources: {a: b}',
    'resources: [1, null, [a], {b: c}]',
    'resources: [/etc/passwd, "https://example.com/a?ref=1", "git@example.com:a/b", ""]',
    'resources: [service.yaml]\ncomponents: [.]',
    'resources: [service.yaml]\npatches: [{path: kustomization.yaml}]',
    'resources: [service.yaml]\npatches: [{patch: "- op: move\\n  from: /spec\\n  path: /spec/a/b"}]',
    'resources: [service.yaml]\npatches: [{patch: "- op: copy\\n  from: \'\'\\n  path: /spec/a", target: {kind: Service}}]',
    'resources: [service.yaml]\npatches: [{patch: "- op: remove\\n  path: \'\'", target: {kind: .*}}]',
    'resources: [service.yaml]\npatches: [{patch: "- op: add\\n  path: /spec/ports/999999999\\n  value: 1", target: {name: "((("}}]',
    'resources: [service.yaml]\npatches: [{patch: "- op: add\\n  path: /__proto__/a\\n  value: 1", target: {kind: Service}}]',
    'resources: [service.yaml]\npatches: [{patch: "[", target: {kind: Service}}, {patch: 1}, 7, null]',
    'resources: [service.yaml]\npatchesStrategicMerge: [service.yaml, "$patch: delete", 1]',
    'resources: [service.yaml]\npatchesJson6902: [{target: {kind: Service, name: a}, patch: "[]"}]',
    'resources: [service.yaml]\nnamePrefix: [a]\nnameSuffix: {b: c}\nnamespace: 1\nlabels: {a: b}\ncommonLabels: [c]',
    `resources: [service.yaml]\nnamePrefix: ${'a'.repeat(100_000)}`,
    'resources: [service.yaml]\nreplacements: [{source: {kind: Service}, targets: [{select: {kind: Service}, fieldPaths: [a.[b=c].*.0, "", "..", "[", "-1"]}]}]',
    'resources: [service.yaml]\nconfigMapGenerator: [{files: [service.yaml], literals: [a]}, 1]\nsecretGenerator: {a: b}',
    'resources: [a/]',
  ])('%s', text => {
    const here = file('kustomization.yaml', `${text}\n`)
    linted([here, service])
    linted([here, service, file('a/kustomization.yaml', 'resources: [..]\n'), file('a/b/Kustomization', `${text}\n`)])
  })

  test('one in another, two hundred deep', () => {
    const files = Array.from({ length: 200 }, (_, i) =>
      file(`${'a/'.repeat(i)}kustomization.yaml`, 'resources: [a, service.yaml]\nnamePrefix: a-\n'),
    )
    linted([...files, service])
  })

  test('each includes the next twice', () => {
    const files = Array.from({ length: 20 }, (_, i) =>
      file(`k${i}/kustomization.yaml`, `resources: [../k${i + 1}, ../l${i + 1}]\n`),
    )
    const twins = files.map(({ path, bytes }) => ({ path: path.replace('k', 'l'), bytes }))
    linted([...files, ...twins, file('k20/kustomization.yaml', 'resources: []\n')])
  })
})
