import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, netc, put } from './shell.ts'

const root = join(import.meta.dirname, '../..')
const homelab = readFileSync(join(root, 'fixtures/homelab/network.ts'), 'utf8')

/** A folder with the home lab as a description, and what netc made of it. */
function project(more: Readonly<Record<string, string>> = {}): string {
  const cwd = folderWith({ 'network.ts': homelab, ...more })
  cpSync(join(root, 'fixtures/homelab/expect'), join(cwd, 'out'), { recursive: true })
  return cwd
}

test('a description goes through the same policies, at its own lines; what it became is not checked twice', async () => {
  const cwd = project()
  const { code, out, err } = await netc(['lint', '--select', 'pool-first-last-ip', '--format', 'concise'], { cwd })
  expect(code).toBe(0)
  expect(out.trim().split('\n')).toEqual([expect.stringMatching(/^network.ts:39:47 info 192.168.77.0\/24 of vips /)])
  expect(err).toContain('1 cluster, 2 routers, 7 sessions, 1 pool')
})

test('a description that says nothing of passwords has none', async () => {
  const cwd = folderWith({ 'network.ts': readFileSync(join(root, 'fixtures/racks/network.ts'), 'utf8') })
  const { code, out } = await netc(['lint', '--select', 'password-one-side-only'], { cwd })
  expect([code, out]).toEqual([0, ''])
})

test('a comment in a description sets a finding aside', async () => {
  const cwd = project()
  put(
    cwd,
    'network.ts',
    homelab.replace(/^const vips/m, '// netc-ignore pool-first-last-ip: all clients are modern\n$&'),
  )
  const { out, err } = await netc(['lint', '--select', 'pool-first-last-ip,comments'], { cwd })
  expect(out).toBe('')
  expect(err).toContain('1 set aside')
})

test('files that were edited since are told of, and --no-exec runs nothing', async () => {
  const cwd = project()
  const conf = join(cwd, 'out/routers/fedora1/frr.conf')
  writeFileSync(conf, readFileSync(conf, 'utf8').replace('router bgp 62112', 'router bgp 62113'))
  const ran = await netc(['lint'], { cwd })
  expect(ran.err).toContain('out/routers/fedora1/frr.conf (made by netc and edited since: netc build --check)')
  const read = await netc(['lint', '--no-exec', '--select', 'pool-first-last-ip', '--format', 'concise'], { cwd })
  expect(read.out).toMatch(/^out\/clusters\/lab\/pools.yaml/)
  expect(read.err).toContain('network.ts (a description, which --no-exec does not run)')
  put(cwd, 'netc.config.ts', 'throw new Error()')
  const config = await netc(['lint', '--no-exec'], { cwd })
  expect([config.code, config.err]).toEqual([2, expect.stringContaining('--no-exec does not run netc.config.ts')])
})

test('what is wrong with a description itself is a finding; parts of one are none', async () => {
  const cwd = folderWith({
    'network.ts': homelab.replace('ens18: lan.address(11)', 'ens18: lan.address(12)'),
    'part.ts': "import { subnet } from 'netc'\nexport default subnet('192.0.2.0/24')\n",
    'broken/network.ts': "import { fabric } from 'netc'\nexport default fabric({ peerings: [nothing] })\n",
  })
  const { code, out } = await netc(['lint', '--format', 'concise'], { cwd })
  expect(code).toBe(1)
  expect(
    out
      .trim()
      .split('\n')
      .map(line => line.replace(/ error .* \[/, ' [')),
  ).toEqual(['broken/network.ts:2:36 [dsl-throw]', 'network.ts:36:23 [address-duplicate]'])
})

const own = `import { policy } from 'netc/policy'
import { wanted } from './wanted.ts'

export default policy({
  severity: 'warning',
  summary: 'Pools are named after the site.',
  why: 'Whoever is called at night reads the name first',
  see: [],
  messages: { named: '{pool} is not called {wanted}-…' },
  check(network, report) {
    for (const { pools } of network.clusters)
      for (const pool of pools)
        if (!pool.name.startsWith(wanted))
          report({
            on: pool,
            field: 'name',
            message: 'named',
            data: { pool: pool.name, wanted },
            fix: { title: 'call it so', safe: true, edits: [{ on: pool, field: 'name', replaceWith: wanted + '-' + pool.name }] },
          })
  },
  bad: [],
  good: [],
})
`
const pool = `apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: vips
spec:
  blocks:
    - { start: 192.0.2.5, stop: 192.0.2.9 }
`
const withOwn = (text = own, more: Readonly<Record<string, string>> = {}) =>
  folderWith({
    'netc.config.json': JSON.stringify({
      lint: { select: ['rules', 'site-names', 'comments'], policies: ['./rules/site-names.ts'] },
    }),
    'rules/site-names.ts': text,
    'rules/wanted.ts': "export const wanted: string = 'muc'\n",
    'pool.yaml': pool,
    ...more,
  })

test('a policy of the repository finds, mends, is set aside, listed and explained like ours', async () => {
  const cwd = withOwn()
  const { code, out } = await netc(['lint', '--fail-on', 'warning', '--format', 'concise'], { cwd })
  expect([code, out]).toEqual([1, 'pool.yaml:4:9 warning vips is not called muc-… [site-names]\n'])
  expect((await netc(['rules'], { cwd })).out).toMatch(
    /^rules\n {2}site-names +warning +Pools are named after the site.$/m,
  )
  expect((await netc(['explain', 'site-names'], { cwd })).out).toContain('**Why.** Whoever is called at night')
  const noExec = await netc(['lint', '--no-exec', '--select', 'pools'], { cwd })
  expect(noExec.err).toContain('./rules/site-names.ts (a policy, which --no-exec does not run)')
  await netc(['lint', '--fix'], { cwd })
  expect(readFileSync(join(cwd, 'pool.yaml'), 'utf8')).toBe(pool.replace('name: vips', 'name: muc-vips'))
  put(cwd, 'pool.yaml', pool.replace('name: vips', 'name: vips # netc-ignore site-names: older than the rule'))
  expect((await netc(['lint'], { cwd })).out).toBe('')
})

test('a policy of the repository sees descriptions too', async () => {
  const { out } = await netc(['lint', '--format', 'concise'], { cwd: withOwn(own, { 'network.ts': homelab }) })
  expect(out).toContain('network.ts:39:19 warning vips is not called muc-…')
})

test('policies come from packages too', async () => {
  const cwd = withOwn(own, {
    'netc.config.json': JSON.stringify({ lint: { select: ['site'], policies: ['site'] } }),
    'node_modules/site/package.json': JSON.stringify({
      name: 'site',
      type: 'module',
      exports: './index.js',
      peerDependencies: { netc: '*' },
    }),
    'node_modules/site/index.js': `import { policy } from 'netc/policy'
export default { 'no-pools': policy({ severity: 'info', summary: 'None.', why: 'w', see: [], messages: { no: 'no' },
  check(network, report) { for (const { pools } of network.clusters) for (const on of pools) report({ on, message: 'no', data: {} }) }, bad: [], good: [] }) }\n`,
  })
  const { out } = await netc(['lint', '--format', 'concise'], { cwd })
  expect(out).toBe('pool.yaml:1:1 info no [no-pools]\n')
})

test.each([
  [
    own.replace('for (const pool of pools)', 'for (const pool of pools.nothing.at)'),
    'rules/site-names.ts:12: the policy throws TypeError',
  ],
  [
    own.replace("message: 'named'", "message: 'nmaed'"),
    'rules/site-names.ts: the policy site-names reports the message nmaed, which it does not have',
  ],
  [
    own.replace('data: { pool: pool.name, wanted }', 'data: { pool: pool.name }'),
    'the policy site-names gives no wanted for its message named',
  ],
  [
    own.replace("severity: 'warning'", "severity: 'high'"),
    'the policy site-names has no severity, which is error, warning or info',
  ],
  [own.replace('check(network', 'check(network, {'), 'rules/site-names.ts:10: '],
  [own.replace("'./wanted.ts'", "'./wantd.ts'"), "rules/site-names.ts:2: there is no file './wantd.ts'"],
  [own.replace("'netc/policy'", "'netc/polcy'"), "rules/site-names.ts:1: netc has no part 'netc/polcy'"],
  ['export const nothing = 1\n', 'rules/site-names.ts exports no policy as its default'],
  ['process.exit(0)\n', 'a policy ends the process'],
])('what is wrong with a policy is told with its place', async (text, message) => {
  const { code, err } = await netc(['lint'], { cwd: withOwn(text) })
  expect(err).toContain(message)
  expect(code).toBe(2)
})

test('a policy that is not there, or that is called as one of ours', async () => {
  const missing = withOwn(own, { 'netc.config.json': JSON.stringify({ lint: { policies: ['./rules/site-name.ts'] } }) })
  expect((await netc(['lint'], { cwd: missing })).err).toContain("there is no file './rules/site-name.ts'")
  const same = withOwn(own, {
    'netc.config.json': JSON.stringify({ lint: { policies: ['./rules/pool-overlap.ts'] } }),
    'rules/pool-overlap.ts': own,
  })
  expect((await netc(['lint'], { cwd: same })).err).toContain('netc has a policy pool-overlap of its own')
})

const session = `apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata: { name: bgp }
spec:
  nodeSelector: { matchLabels: { rack: r1 } }
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - { name: tor, peerASN: 65000, peerAddress: 192.0.2.1 }
`
const nodes = (rack: string) => `apiVersion: v1
kind: List
items:
  - apiVersion: v1
    kind: Node
    metadata: { name: n1, labels: { rack: ${rack} } }
    status: { addresses: [{ type: InternalIP, address: 192.0.2.11 }] }
`

test('--nodes tells what nodes there are, where no file does', async () => {
  const cwd = folderWith({ 'bgp.yaml': session, 'r1.nodes': nodes('r1'), 'r2.nodes': nodes('r2') })
  const select = ['--select', 'node-selector-matches-nothing', '--format', 'concise']
  expect((await netc(['lint', ...select], { cwd })).out).toBe('')
  expect((await netc(['lint', ...select, '--nodes', 'r1.nodes'], { cwd })).out).toBe('')
  expect((await netc(['lint', ...select, '--nodes', 'r2.nodes'], { cwd })).out).toMatch(/^bgp.yaml:5:\d+ /)
  // Nodes that are in the files are those of the cluster.
  mkdirSync(join(cwd, 'more'))
  put(cwd, 'nodes.yaml', nodes('r1'))
  expect((await netc(['lint', ...select, '--nodes', 'r2.nodes'], { cwd })).out).toBe('')
})

test('--complete: what the files lack exists nowhere', async () => {
  const cwd = folderWith({
    'peer.yaml': session.replace('peerAddress: 192.0.2.1 }', 'peerAddress: 192.0.2.1, peerConfigRef: { name: none } }'),
  })
  const argv = ['lint', '--select', 'peer-config-ref-dangling', '--format', 'concise']
  expect((await netc(argv, { cwd })).out).toBe('')
  expect((await netc([...argv, '--complete'], { cwd })).out).toContain('[peer-config-ref-dangling]')
})
