import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { folderWith, netc, put } from './shell.ts'

const pool = (name: string, cidr: string) =>
  `apiVersion: cilium.io/v2
kind: CiliumLoadBalancerIPPool
metadata:
  name: ${name}
spec:
  blocks:
    - cidr: ${cidr} # as agreed
`
const service = `apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    io.cilium/lb-ipam-ips: "192.0.2.7"
spec: { type: LoadBalancer, ports: [{ port: 80 }] }
`
const router = `frr version 10.5
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 password weakpassword
exit
`
/** Few rules, so that the tests tell of the command and not of the rules. */
const config = JSON.stringify({
  target: { cilium: '1.20' },
  lint: {
    select: ['cidr-host-bits-set', 'requested-ip-annotation-old', 'weak-password', 'comments', 'reading', 'baseline'],
  },
})
const files = {
  'netc.config.json': config,
  'k8s/pool.yaml': pool('vips', '192.0.2.50/24'),
  'k8s/web.yaml': service,
  'routers/tor0/frr.conf': router,
}
const repository = (more: Readonly<Record<string, string>> = {}) => folderWith({ ...files, ...more })

/** `path:line rule` of each finding. */
async function found(argv: readonly string[], cwd: string, more: object = {}): Promise<string[]> {
  const { out } = await netc(['lint', '--format', 'json', '--no-cache', ...argv], { cwd, ...more })
  const { findings } = JSON.parse(out) as { findings: { code: string; path: string; start: { line: number } }[] }
  return findings.map(({ code, path, start }) => `${path}:${start.line} ${code}`)
}

const all = [
  'k8s/pool.yaml:7 cidr-host-bits-set',
  'k8s/web.yaml:6 requested-ip-annotation-old',
  'routers/tor0/frr.conf:7 weak-password',
]

test('an error is 1, warnings alone are 0, nothing to check is 2', async () => {
  const cwd = repository()
  expect((await netc(['lint'], { cwd })).code).toBe(1)
  expect((await netc(['lint', 'routers'], { cwd })).code).toBe(0)
  const nothing = await netc(['lint'], { cwd: folderWith({ 'a.txt': 'x', 'b.yaml': 'kind: Pod' }) })
  expect(nothing.code).toBe(2)
  expect(nothing.err).toContain('nothing to check in .')
  const missing = await netc(['lint', 'nowhere'], { cwd })
  expect([missing.code, missing.err]).toEqual([2, expect.stringContaining('there is no nowhere')])
})

test('findings go to standard output, and what is said of them to standard error', async () => {
  const cwd = repository()
  const { out, err } = await netc(['lint'], { cwd })
  expect(out).toContain('vips has 192.0.2.50/24')
  expect(out).toContain('cidr: 192.0.2.50/24 # as agreed')
  expect(out).not.toContain('weakpassword')
  expect(err).toContain('in 3 files · 1 cluster, 1 router')
  expect((await netc(['lint', '-q'], { cwd })).err).toBe('')
  expect((await netc(['lint', '-v'], { cwd })).err).toContain('configuration  netc.config.json')
})

test('from a folder below, all of the repository is checked unless paths are named', async () => {
  const cwd = repository()
  expect(await found([], join(cwd, 'k8s'))).toEqual(all)
  expect(await found(['.'], join(cwd, 'k8s'))).toEqual(all.slice(0, 2))
  expect(await found(['../routers', 'web.yaml'], join(cwd, 'k8s'))).toEqual(all.slice(1))
})

test('paths outside the repository are called as one gets there', async () => {
  const outside = folderWith({ 'pool.yaml': pool('other', '192.0.2.50/24') })
  const [finding] = await found([join(outside, 'pool.yaml')], repository())
  expect(finding).toMatch(/^\.\.\/netc-\w+\/pool.yaml:7 cidr-host-bits-set$/)
})

test.each([
  [['--select', 'cidr-host-bits-set'], all.slice(0, 1)],
  [
    ['--select', 'weak-password,cidr-host-bits-set'],
    [all[0], all[2]],
  ],
  [['--ignore', 'pools'], all.slice(2)],
  [['--ignore', 'weak-password, cidr-host-bits-set'], all.slice(1, 2)],
])('%j', async (argv, expected) => {
  expect(await found(argv, repository())).toEqual(expected)
})

test.each([
  [['--select', 'weak-pasword'], 'there is no rule weak-pasword', 'did you mean weak-password?'],
  [['--ignore', 'nonsense'], 'there is no rule nonsense', 'netc rules lists them'],
  [['--fail-on', 'sometimes'], '--fail-on cannot be sometimes', 'error, warning, info, never'],
  [['--max-diagnostics', 'many'], '--max-diagnostics cannot be many', 'write how many findings are printed: 50'],
  [['--output', 'sarif'], '--output sarif names no format and file', 'write it as --output sarif=netc.sarif'],
  [['--output', 'sarf=x'], '--output sarf=x names no format and file', 'did you mean sarif?'],
  [['--target', 'clium=1.20'], 'unknown target clium', 'did you mean cilium?'],
  [['--baseline', 'old.json'], 'there is no baseline old.json', 'write one: netc lint --write-baseline old.json'],
  [['--nodes', 'nodes.yaml'], 'there is no nodes.yaml', 'write one: kubectl get nodes -o yaml > nodes.yaml'],
  [['--nodes', 'k8s/web.yaml'], 'k8s/web.yaml holds no Node', 'kubectl get nodes -o yaml'],
  [['--write-baseline', 'b.json', '--fix'], '--write-baseline and --fix do not go together', 'mend first'],
  [['--since', 'nowhere'], 'git does not give nowhere', 'netc lint --since main'],
])('%j is refused', async (argv, message, hint) => {
  const { code, out, err } = await netc(['lint', ...argv], { cwd: repository() })
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain(message)
  expect(err).toContain(hint)
})

test.each([
  ['error', 1, 0],
  ['warning', 1, 1],
  ['never', 0, 0],
])('--fail-on %s', async (threshold, withError, withWarning) => {
  const cwd = repository()
  expect((await netc(['lint', '--fail-on', threshold], { cwd })).code).toBe(withError)
  expect((await netc(['lint', 'routers', '--fail-on', threshold], { cwd })).code).toBe(withWarning)
})

test('each format says all, to standard output or to files', async () => {
  const cwd = repository()
  const argv = ['concise', 'json', 'jsonl', 'sarif', 'junit', 'github', 'gitlab', 'markdown']
  const outputs = argv.flatMap(format => ['--output', `${format}=${format}.out`])
  const { code, out } = await netc(['lint', ...outputs], { cwd })
  expect(code).toBe(1)
  expect(out).toContain('vips has 192.0.2.50/24')
  for (const format of argv) {
    const text = readFileSync(join(cwd, `${format}.out`), 'utf8')
    expect(text).toContain('cidr-host-bits-set')
    expect(text).not.toContain('weakpassword')
    expect((await netc(['lint', '--format', format], { cwd })).out.trimEnd()).toBe(text.trimEnd())
  }
})

test('--max-diagnostics and --statistics', async () => {
  const { out, err } = await netc(['lint', '--max-diagnostics', '1', '--statistics'], { cwd: repository() })
  expect(out).toContain('and 2 more findings')
  expect(err).toMatch(/^ {4}1 {2}cidr-host-bits-set\n {4}1 {2}requested-ip-annotation-old\n {4}1 {2}weak-password\n/)
})

test('standard input is a file of the name that it is given', async () => {
  const cwd = repository()
  const argv = ['-', '--stdin-filename', 'k8s/pool.yaml']
  expect(await found(argv, cwd, { stdin: `# one line more\n${files['k8s/pool.yaml']}` })).toEqual([
    'k8s/pool.yaml:8 cidr-host-bits-set',
  ])
  expect(await found(['-'], cwd, { stdin: router })).toEqual(['stdin:7 weak-password'])
  // What an editor has not saved yet stands for the file.
  expect(await found([...argv, 'k8s'], cwd, { stdin: pool('vips', '192.0.2.0/24') })).toEqual(all.slice(1, 2))
  const { code, err } = await netc(['lint', '-'], { cwd, stdin: '' })
  expect([code, err]).toEqual([2, expect.stringContaining('nothing to check in -')])
})

test('comments set findings aside, in YAML and in frr.conf', async () => {
  const cwd = repository({
    'k8s/pool.yaml': pool('vips', '192.0.2.50/24').replace(
      '# as agreed',
      '# netc-ignore cidr-host-bits-set: as agreed',
    ),
    'routers/tor0/frr.conf': router.replace(' neighbor 10.0.0.11 password', '! netc-ignore weak-password: a lab\n$&'),
  })
  expect(await found([], cwd)).toEqual(all.slice(1, 2))
  const { err } = await netc(['lint'], { cwd })
  expect(err).toContain('2 set aside')
  // A rule that is not asked has found nothing only for that.
  expect(await found(['--ignore', 'weak-password'], cwd)).toEqual(all.slice(1, 2))
  put(cwd, 'k8s/pool.yaml', pool('vips', '192.0.2.0/24 # netc-ignore cidr-host-bits-set: as agreed'))
  expect(await found([], cwd)).toEqual(['k8s/pool.yaml:7 suppression-unused', all[1]])
})

test('a text that speaks of such comments sets nothing aside, a configuration in it does', async () => {
  const fence = (text: string) => `Write \`# netc-ignore pool-overlap: REASON\`.\n\n\`\`\`\n${text}\`\`\`\n`
  const cwd = repository({ 'docs/router.md': fence(router) })
  const inDocs = ['docs/router.md:10 weak-password']
  expect(await found(['docs'], cwd)).toEqual(inDocs)
  put(
    cwd,
    'docs/router.md',
    fence(router.replace(' neighbor 10.0.0.11 password', '! netc-ignore weak-password: a lab\n$&')),
  )
  expect(await found(['docs'], cwd)).toEqual([])
})

test('what is locked is not set aside', async () => {
  const cwd = repository({
    'netc.config.json': JSON.stringify({ lint: { select: ['weak-password', 'comments'], locked: ['authentication'] } }),
    'routers/tor0/frr.conf': router.replace(' neighbor 10.0.0.11 password', '! netc-ignore weak-password: a lab\n$&'),
  })
  expect(await found([], cwd)).toEqual([
    'routers/tor0/frr.conf:7 suppression-locked',
    'routers/tor0/frr.conf:8 weak-password',
  ])
})

test('the configuration says severities, and others for some files', async () => {
  const cwd = repository({
    'netc.config.json': JSON.stringify({
      lint: {
        select: ['cidr-host-bits-set', 'weak-password'],
        severity: { pools: 'info', 'weak-password': 'warning' },
        overrides: [
          { files: ['routers/**'], severity: { authentication: 'error' } },
          { files: ['lab'], ignore: ['pools'] },
        ],
        failOn: 'error',
      },
    }),
    'lab/pool.yaml': pool('lab', '198.51.100.50/24'),
  })
  const { code, out } = await netc(['lint', '--format', 'concise'], { cwd })
  expect(code).toBe(1)
  expect(out).toMatch(/k8s\/pool.yaml:7:13 info/)
  expect(out).toMatch(/routers\/tor0\/frr.conf:7:30 error/)
  expect(out).not.toContain('lab/pool.yaml')
  expect((await netc(['lint', 'k8s'], { cwd })).code).toBe(0)
})

test('an unknown key of the configuration is refused with the nearest', async () => {
  const cwd = repository({ 'netc.config.json': '{ "lint": { "selct": [] } }' })
  const { code, err } = await netc(['lint'], { cwd })
  expect(code).toBe(2)
  expect(err).toContain('netc.config.json has the unknown key lint.selct')
  expect(err).toContain('did you mean select?')
  expect((await netc(['lint', '--no-config', '--select', 'weak-password'], { cwd })).code).toBe(0)
})

test('--write-baseline keeps what is found, --baseline counts only the rest, and what is gone is told', async () => {
  const cwd = repository()
  const wrote = await netc(['lint', '--write-baseline', 'known.json'], { cwd })
  expect([wrote.code, wrote.out, wrote.err]).toEqual([0, '', 'baseline  known.json: 3 findings\n'])
  const same = await netc(['lint', '--baseline', 'known.json'], { cwd })
  expect([same.code, same.out]).toEqual([0, ''])
  expect(same.err).toContain('no findings, 3 set aside')
  put(cwd, 'k8s/more.yaml', pool('more', '198.51.100.9/24'))
  put(cwd, 'k8s/pool.yaml', pool('vips', '192.0.2.0/24'))
  expect(await found(['--baseline', 'known.json'], cwd)).toEqual([
    'k8s/more.yaml:7 cidr-host-bits-set',
    expect.stringMatching(/^known.json:\d baseline-stale$/),
  ])
  // Who looks at a part, or asks other rules, learns nothing of the rest.
  expect(await found(['--baseline', 'known.json', 'routers'], cwd)).toEqual([])
  expect(await found(['--baseline', 'known.json', '--ignore', 'cidr-host-bits-set'], cwd)).toEqual([])
})

test('the configuration may name the baseline', async () => {
  const cwd = repository()
  await netc(['lint', '--write-baseline', 'known.json'], { cwd })
  put(
    cwd,
    'netc.config.json',
    JSON.stringify({ lint: { ...(JSON.parse(config) as { lint: object }).lint, baseline: 'known.json' } }),
  )
  expect((await netc(['lint'], { cwd: join(cwd, 'k8s') })).code).toBe(0)
})

function git(cwd: string, ...argv: string[]): void {
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...argv], { cwd, stdio: 'ignore' })
}

test('--since counts what the changes have brought, from anywhere and for paths', async () => {
  const cwd = repository({ '.gitattributes': 'k8s/pool.yaml export-ignore\n' })
  git(cwd, 'init', '--initial-branch', 'main')
  git(cwd, 'add', '.')
  git(cwd, 'commit', '-m', 'one')
  git(cwd, 'checkout', '-b', 'mine')
  expect(await found(['--since', 'main'], cwd)).toEqual([])
  mkdirSync(join(cwd, 'new'))
  put(cwd, 'new/pool.yaml', pool('new', '198.51.100.9/24'))
  // Lines move; that is no finding.
  put(cwd, 'k8s/pool.yaml', `# a line\n${files['k8s/pool.yaml']}`)
  const fresh = ['new/pool.yaml:7 cidr-host-bits-set']
  expect(await found(['--since', 'main'], cwd)).toEqual(fresh)
  expect(await found(['--since', 'main'], join(cwd, 'k8s'))).toEqual(fresh)
  expect(await found(['--since', 'main', '../new', '../k8s'], join(cwd, 'k8s'))).toEqual(fresh)
  expect(await found(['--since', 'main', 'k8s'], cwd)).toEqual([])
  // What others have mended on main meanwhile is not what this branch brings.
  git(cwd, 'stash', '-u')
  git(cwd, 'checkout', 'main')
  put(cwd, 'routers/tor0/frr.conf', router.replace('weakpassword', 'Iez4ohc1aiTh2we'))
  git(cwd, 'commit', '-am', 'two')
  git(cwd, 'checkout', 'mine')
  git(cwd, 'stash', 'pop')
  expect(await found(['--since', 'main'], cwd)).toEqual(fresh)
})

test('a kustomization of a folder may name what lies outside of it', async () => {
  const cwd = repository({
    'base/kustomization.yaml': 'resources: [pool.yaml]\n',
    'base/pool.yaml': pool('base', '198.51.100.50/24'),
    'base/unused.yaml': pool('unused', '198.51.100.51/24'),
    'apps/site/kustomization.yaml': 'resources: [../../base, ../../missing, own.yaml]\n',
    'apps/site/own.yaml': pool('own', '203.0.113.50/24'),
  })
  // The base is read, so that the pool is known, but nobody asked about it.
  expect(await found(['apps'], cwd)).toEqual(['apps/site/own.yaml:7 cidr-host-bits-set'])
  const { err } = await netc(['lint', 'apps'], { cwd })
  expect(err).toContain('2 pools')
  expect(err).toContain('not checked: apps/site/kustomization.yaml')
})
