import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync, statSync, utimesSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Derivation } from '../../src/build.ts'
import { verifyHeader } from '../../src/header.ts'
import type { Diagnostic } from '../../src/text/diagnostic.ts'
import { builtWith, filesIn, folderWith, modeOf, netc, put } from './shell.ts'

const password = 'router bgp 1\n neighbor K password {{ netc secret lab-bgp }}\n'
const files = {
  'clusters/lab/bgp.yaml': 'kind: A\n',
  'clusters/lab/expose/prod/api.yaml': 'kind: B\n',
  'clusters/lab/expose/prod/web.yaml': 'kind: B\n',
  'clusters/lab/kustomization.yaml': 'kind: C\n',
  'routers/fedora1/daemons': 'bgpd=yes\n',
  'routers/fedora1/frr.conf': password,
  'routers/fedora2/daemons': 'bgpd=yes\n',
  'routers/fedora2/frr.conf': password,
}

function derivation(group: string, what: string, value: string, start = 0): Derivation {
  return { group, what, value, because: 'they share a subnet', origin: { path: 'network.ts', start, end: start } }
}

const plain = builtWith(files)
const homelab = builtWith(files, {
  summary: { ...plain.summary, sessions: { eBGP: 6, iBGP: 1, detail: ['3 nodes × 2 routers'] } },
  derivations: [
    derivation('peer addresses', 'fedora1', '192.0.2.1', 4),
    derivation('peer addresses', 'fedora2', '192.0.2.2'),
    derivation('hold time', 'lab', '90 s'),
  ],
  typecheck: { cached: false, ms: 1234 },
})

/** The files but for those whose path begins so. */
const without = (start: string) => Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith(start)))

const project = () => folderWith({ 'network.ts': 'one\ntwo = 2\n' })

test('a build says what it wrote and what it worked out', async () => {
  const cwd = project()
  const { code, out, err } = await netc(['build'], { cwd, built: homelab })
  expect([code, out]).toEqual([0, ''])
  expect(`\n${err}`).toMatchInlineSnapshot(`
    "
    network.ts → out/                                                Cilium 1.20 · FRR 10.5 · 0.00 s

      clusters/lab      5 resources   bgp.yaml  expose/  kustomization.yaml
      routers/fedora1   2 files       daemons  frr.conf
      routers/fedora2   2 files

      7 sessions: 6 eBGP, 1 iBGP · 3 nodes × 2 routers
      2 password markers are to be filled: netc build --secrets env  (NETC_SECRET_LAB_BGP)
      derived, see --explain: 2 peer addresses, hold time 90 s
      types checked in 1.23 s; the result is kept until a source changes
    "
  `)
  expect(Object.keys(filesIn(join(cwd, 'out')))).toEqual(Object.keys(files))
})

test('on a narrow terminal without Unicode or colour it is the same, broken where it must be', async () => {
  const env = { LANG: 'C', TERM: 'vt100', NO_COLOR: '1' }
  const { err } = await netc(['build'], { cwd: project(), built: homelab, terminal: true, columns: 60, env })
  expect(`\n${err}`).toMatchInlineSnapshot(`
    "
    network.ts > out/            Cilium 1.20 - FRR 10.5 - 0.00 s

      clusters/lab      5 resources   bgp.yaml  expose/
                                      kustomization.yaml
      routers/fedora1   2 files       daemons  frr.conf
      routers/fedora2   2 files

      7 sessions: 6 eBGP, 1 iBGP - 3 nodes x 2 routers
      2 password markers are to be filled: netc build
        --secrets env  (NETC_SECRET_LAB_BGP)
      derived, see --explain: 2 peer addresses, hold time 90 s
      types checked in 1.23 s; the result is kept until a
        source changes
    "
  `)
  expect(err).toMatch(/^[\n -~]*$/)
})

test('the second time nothing is written, and files keep their time', async () => {
  const cwd = project()
  await netc(['build'], { cwd, built: plain })
  const conf = join(cwd, 'out/routers/fedora1/frr.conf')
  utimesSync(conf, 1000, 1000)
  const { code, err } = await netc(['build'], { cwd, built: plain })
  expect(code).toBe(0)
  expect(err).toContain('  nothing changed\n')
  expect(statSync(conf).mtimeMs).toBe(1_000_000)
})

test('a later build says which files it wrote and removed', async () => {
  const cwd = project()
  await netc(['build'], { cwd, built: plain })
  const rest = without('routers/fedora2/')
  const { err } = await netc(['build'], { cwd, built: builtWith({ ...rest, 'clusters/lab/bgp.yaml': 'kind: D\n' }) })
  expect(err).toContain('wrote 1 of 6 files: clusters/lab/bgp.yaml; removed 2 files no longer made\n')
  expect(Object.keys(filesIn(join(cwd, 'out')))).not.toContain('routers/fedora2/daemons')
})

test('what was derived is counted, or named where the name is in the singular', async () => {
  const derivations = [
    derivation('router ids', 'a', '1'),
    derivation('peer addresses', 'a', '2'),
    derivation('inbound filters', 'a', '3'),
    derivation('inbound filters', 'b', '3'),
    derivation('hold time', 'a', '90 s'),
    derivation('hold time', 'b', '30 s'),
    derivation('hold time', 'c', '90 s'),
    ...[1, 2, 3, 4, 5].map(n => derivation('maximum-prefix', 'a', `${n}`)),
  ]
  const { err } = await netc(['build'], { cwd: project(), built: { ...plain, derivations } })
  expect(err.replace(/\n {4}/g, ' ')).toContain(
    '  derived, see --explain: 1 router id, 1 peer address, 2 inbound filters, hold time 90 s or 30 s, 5 values of maximum-prefix\n',
  )
})

test('sessions of one kind are counted once, and none at all are not mentioned', async () => {
  const withSessions = (eBGP: number, iBGP: number) => ({
    ...plain,
    summary: { ...plain.summary, sessions: { eBGP, iBGP, detail: [] } },
  })
  expect((await netc(['build'], { cwd: project(), built: withSessions(0, 6) })).err).toContain('\n  6 iBGP sessions\n')
  expect((await netc(['build'], { cwd: project(), built: withSessions(1, 0) })).err).toContain('\n  1 eBGP session\n')
  expect((await netc(['build'], { cwd: project(), built: withSessions(0, 0) })).err).not.toContain('session')
})

test('a thousand racks are a few lines', async () => {
  const racks = Object.fromEntries(
    Array.from({ length: 1000 }, (_, i) => [`routers/tor${String(i).padStart(4, '0')}/frr.conf`, 'a\n']),
  )
  const { err } = await netc(['build'], { cwd: project(), built: builtWith(racks) })
  expect(err.split('\n').length).toBeLessThan(16)
  expect(err).toContain('  and 992 more folders in routers/\n')
})

test('-q says nothing, -v says which files are used', async () => {
  const cwd = folderWith({ 'a.ts': '', 'netc.config.json': '{"entry": "a.ts"}' })
  expect(await netc(['build', '-q'], { cwd, built: plain })).toEqual({ code: 0, out: '', err: '' })
  const { err } = await netc(['build', '-v'], { cwd, built: plain })
  expect(err).toContain(
    `entry          ${cwd}/a.ts\nroot           ${cwd}\noutput         ${cwd}/out\nconfiguration  ${cwd}/netc.config.json\n`,
  )
})

test('flags win over the configuration; what is not said is left to the description', async () => {
  const cwd = folderWith({
    'network.ts': '',
    'netc.config.json': '{"target": {"cilium": "1.18", "frr": "8.4"}, "timeLimit": 2.5}',
  })
  const requests: unknown[] = []
  const seen = (request: unknown) => {
    requests.push(request)
    return plain
  }
  await netc(['build', '--target', 'frr=10.5'], { cwd, built: seen })
  await netc(['build', '--no-config'], { cwd, built: seen })
  const both = { entry: join(cwd, 'network.ts'), root: cwd }
  expect(requests).toEqual([
    { ...both, targets: { cilium: '1.18', frr: '10.5' }, timeLimitMs: 2500 },
    { ...both, targets: {} },
  ])
})

const finding: Diagnostic = {
  code: 'pool-overlap',
  severity: 'error',
  message: 'pool a overlaps pool b',
  span: { path: 'network.ts', start: 4, end: 7 },
  help: "take '192.0.2.0/25'",
}

test('an error is shown in its place, and nothing is written', async () => {
  const cwd = project()
  await netc(['build'], { cwd, built: plain })
  const before = filesIn(cwd)
  const failed = builtWith({}, { diagnostics: [finding, { ...finding, severity: 'warning' }] })
  const { code, out, err } = await netc(['build', '--explain'], { cwd, built: failed })
  expect([code, out]).toEqual([1, ''])
  expect(err).toContain(
    'error  pool a overlaps pool b   pool-overlap\n\n   network.ts:2:1\n   1 │ one\n   2 │ two = 2\n     │ ^^^\n',
  )
  expect(err).toMatch(/\n1 error, 1 warning · nothing written\n$/)
  expect(filesIn(cwd)).toEqual(before)
  expect((await netc(['build', '--format', 'concise', '-q'], { cwd, built: failed })).err).toBe(
    'network.ts:2:1 error pool a overlaps pool b [pool-overlap]\nnetwork.ts:2:1 warning pool a overlaps pool b [pool-overlap]\n',
  )
})

test('a warning is shown and the files are written', async () => {
  const cwd = project()
  const { code, err } = await netc(['build'], {
    cwd,
    built: builtWith(files, { diagnostics: [{ ...finding, severity: 'warning' }] }),
  })
  expect(code).toBe(0)
  expect(err).toContain('warning  pool a overlaps pool b')
  expect(Object.keys(filesIn(join(cwd, 'out')))).toEqual(Object.keys(files))
})

test('--stdout prints every file and writes none', async () => {
  const cwd = project()
  const { code, out, err } = await netc(['build', '--stdout'], {
    cwd,
    built: builtWith({ 'a/b': '1\n', 'c/d': '2\n' }),
  })
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(/^==> a\/b <==\n# Made by.*\n# sha256.*\n1\n\n==> c\/d <==\n# Made by.*\n# sha256.*\n2\n$/)
  expect(filesIn(cwd)).toEqual({ 'network.ts': 'one\ntwo = 2\n' })
})

test('--explain lists what was derived, from what, and where', async () => {
  const { out } = await netc(['build', '--explain'], { cwd: project(), built: homelab })
  expect(out).toBe(
    'peer addresses (2)\n' +
      '  fedora1   192.0.2.1   they share a subnet   network.ts:2:1\n' +
      '  fedora2   192.0.2.2   they share a subnet   network.ts:1:1\n' +
      '\nhold time (1)\n  lab   90 s   they share a subnet   network.ts:1:1\n',
  )
})

test('a file edited by hand is not overwritten: it is named, nothing is written, exit code 1', async () => {
  const cwd = project()
  await netc(['build'], { cwd, built: plain })
  const conf = join(cwd, 'out/routers/fedora1/frr.conf')
  put(cwd, 'out/routers/fedora1/frr.conf', `${readFileSync(conf, 'utf8')} neighbor K description mine\n`)
  put(cwd, 'out/routers/fedora2/frr.conf', 'router bgp 2\n')
  const before = filesIn(cwd)
  const next = builtWith({ ...files, 'clusters/lab/bgp.yaml': 'kind: D\n' })
  const { code, err } = await netc(['build'], { cwd, built: next })
  expect(code).toBe(1)
  expect(err).toBe(
    'error  2 files would be overwritten, so nothing was written\n\n' +
      '  out/routers/fedora1/frr.conf   edited by hand\n' +
      '  out/routers/fedora2/frr.conf   not written by netc\n\n' +
      '       see the differences: netc build --check\n' +
      '       keep them: move the change into the description. Drop them: netc build --force\n',
  )
  expect(filesIn(cwd)).toEqual(before)
  expect((await netc(['build', '--force'], { cwd, built: next })).code).toBe(0)
  expect(Object.values(filesIn(join(cwd, 'out'))).map(verifyHeader)).toEqual(Array(8).fill('ours'))
})

test('files checked out with other line ends are neither edited nor rewritten', async () => {
  const cwd = project()
  await netc(['build'], { cwd, built: plain })
  for (const [path, text] of Object.entries(filesIn(join(cwd, 'out'))))
    put(cwd, `out/${path}`, text.replaceAll('\n', '\r\n'))
  expect((await netc(['build', '--check'], { cwd, built: plain })).code).toBe(0)
  expect((await netc(['build'], { cwd, built: plain })).err).toContain('nothing changed')
})

test('what is no longer made goes with its folder, unless it was edited; what netc never wrote stays', async () => {
  const cwd = project()
  await netc(['build'], { cwd, built: plain })
  put(cwd, 'out/routers/fedora1/notes.txt', 'mine\n')
  const edited = join(cwd, 'out/routers/fedora2/daemons')
  put(cwd, 'out/routers/fedora2/daemons', `${readFileSync(edited, 'utf8')}#\n`)
  const only = builtWith({ 'clusters/lab/bgp.yaml': 'kind: A\n' })
  const { code, err } = await netc(['build'], { cwd, built: only })
  expect(code).toBe(0)
  expect(err).toContain('removed 6 files no longer made\n')
  expect(err).toContain('kept routers/fedora2/daemons: no longer made, but edited by hand')
  expect(Object.keys(filesIn(join(cwd, 'out')))).toEqual([
    'clusters/lab/bgp.yaml',
    'routers/fedora1/notes.txt',
    'routers/fedora2/daemons',
  ])
  const forced = await netc(['build', '--force'], { cwd, built: only })
  expect(forced.err).toContain('  removed 1 file no longer made\n')
  expect(forced.err).not.toContain('kept')
  expect(Object.keys(filesIn(join(cwd, 'out')))).toEqual(['clusters/lab/bgp.yaml', 'routers/fedora1/notes.txt'])
})

test('--only leaves the other parts as they are', async () => {
  const cwd = project()
  await netc(['build'], { cwd, built: plain })
  await netc(['build', '--only', 'cilium'], { cwd, built: builtWith({ 'clusters/lab/bgp.yaml': 'kind: A\n' }) })
  expect(Object.keys(filesIn(join(cwd, 'out')))).toEqual(['clusters/lab/bgp.yaml', ...Object.keys(files).slice(4)])
})

test('--check passes when the files are as they would be written, and writes nothing', async () => {
  const cwd = project()
  expect((await netc(['build', '--check'], { cwd, built: plain })).code).toBe(1)
  expect(filesIn(cwd)).toEqual({ 'network.ts': 'one\ntwo = 2\n' })
  await netc(['build'], { cwd, built: plain })
  expect(await netc(['build', '--check'], { cwd, built: plain })).toEqual({
    code: 0,
    out: '',
    err: 'out/ is up to date: 8 files\n',
  })
  expect((await netc(['build', '--check', '-q'], { cwd, built: plain })).err).toBe('')
})

test('--check shows how files differ, and which are missing or stale', async () => {
  const cwd = project()
  await netc(['build'], { cwd, built: plain })
  rmSync(join(cwd, 'out/routers/fedora1/daemons'))
  put(cwd, 'out/routers/fedora2/daemons', 'bgpd=no\n')
  const rest = without('clusters/lab/kustomization.yaml')
  const before = filesIn(cwd)
  const { code, out, err } = await netc(['build', '--check'], {
    cwd,
    built: builtWith({ ...rest, 'clusters/lab/bgp.yaml': 'kind: D\n' }),
  })
  expect(code).toBe(1)
  expect(out).toMatch(
    /^--- out\/clusters\/lab\/bgp\.yaml\n\+\+\+ out\/clusters\/lab\/bgp\.yaml\n@@ -1,3 \+1,3 @@\n # Made[^]*\n-kind: A\n[^]*\n\+kind: D\n/,
  )
  expect(out).toContain('-bgpd=no\n')
  expect(err).toBe(
    'error  out/ is not what the description says: 2 files differ, 1 missing, 1 no longer made\n\n' +
      '  differs  clusters/lab/bgp.yaml\n' +
      '  differs  routers/fedora2/daemons   not written by netc\n' +
      '  missing  routers/fedora1/daemons\n' +
      '  stale    clusters/lab/kustomization.yaml\n\n' +
      '       run netc build, and commit what it writes\n',
  )
  expect(filesIn(cwd)).toEqual(before)
})

test('the files are the same bytes wherever netc is called from', async () => {
  const cwd = folderWith({ 'deep/er/network.ts': '' })
  await netc(['build', 'deep/er'], { cwd, built: plain })
  const first = filesIn(cwd)
  await netc(['build'], { cwd: join(cwd, 'deep/er'), built: plain })
  await netc(['build', join(cwd, 'deep/er/network.ts')], {
    cwd: '/',
    built: plain,
    env: { LANG: 'tr_TR.UTF-8', TZ: 'Asia/Tokyo' },
  })
  expect(filesIn(cwd)).toEqual(first)
})

const secretValue = 'Xt8$&!#"pw'

test('--secrets writes whole router folders with the password in them, for the owner only, ignored by git', async () => {
  const cwd = project()
  rmSync(join(cwd, '.git'), { recursive: true })
  execFileSync('git', ['init', '-q'], { cwd })
  const env = { NETC_SECRET_LAB_BGP: secretValue }
  const { code, err } = await netc(['build', '--secrets', 'env'], { cwd, built: homelab, env })
  expect(code).toBe(0)
  expect(err).toContain('passwords are filled in below secrets/, which git ignores: copy the router folders from there')
  expect(err).not.toContain(secretValue)
  const written = filesIn(join(cwd, 'out/secrets'))
  expect(Object.keys(written)).toEqual([
    '.gitignore',
    'routers/fedora1/daemons',
    'routers/fedora1/frr.conf',
    'routers/fedora2/daemons',
    'routers/fedora2/frr.conf',
  ])
  expect(written['routers/fedora1/frr.conf']).toContain(`\n neighbor K password ${secretValue}\n`)
  for (const path of Object.keys(written)) expect(modeOf(join(cwd, 'out/secrets', path))).toBe('600')
  expect(execFileSync('git', ['status', '--porcelain', '-uall', 'out/secrets'], { cwd, encoding: 'utf8' })).toBe('')
  expect(filesIn(join(cwd, 'out'))['routers/fedora1/frr.conf']).toContain('{{ netc secret lab-bgp }}')
  // What was filled stays out of later builds and checks.
  expect((await netc(['build', '--check'], { cwd, built: homelab })).code).toBe(0)
  // A new value replaces the old one.
  await netc(['build', '--secrets', 'env'], { cwd, built: homelab, env: { NETC_SECRET_LAB_BGP: 'other' } })
  expect(filesIn(join(cwd, 'out/secrets'))['routers/fedora1/frr.conf']).toContain('\n neighbor K password other\n')
})

test('secrets can come from a file', async () => {
  const cwd = folderWith({ 'network.ts': '', 'passwords.env': 'lab-bgp=one\n', 'passwords.json': '{"lab-bgp": "two"}' })
  for (const [file, value] of [
    ['passwords.env', 'one'],
    ['passwords.json', 'two'],
  ] as const) {
    await netc(['build', '--secrets', file], { cwd, built: homelab })
    expect(filesIn(cwd)['out/secrets/routers/fedora1/frr.conf']).toContain(` password ${value}\n`)
  }
})

test.each([
  ['env', {}, 'the secret lab-bgp has no value'],
  ['env', { NETC_SECRET_LAB_BGP: 'two words' }, 'the secret lab-bgp contains a blank'],
  ['gone.env', {}, 'cannot read the secrets in gone.env: ENOENT'],
])('--secrets %s with %j is refused, and nothing is written', async (from, env, message) => {
  const cwd = project()
  const { code, err } = await netc(['build', '--secrets', from], { cwd, built: homelab, env })
  expect(code).toBe(2)
  expect(err.split('\n')[0]).toBe(`error  ${message}`)
  expect(filesIn(cwd)).toEqual({ 'network.ts': 'one\ntwo = 2\n' })
})

test('no password is written where git would keep it', async () => {
  const cwd = folderWith({ 'network.ts': '', 'out/secrets/kept': '' })
  rmSync(join(cwd, '.git'), { recursive: true })
  execFileSync('git', ['init', '-q'], { cwd })
  execFileSync('git', ['add', 'out'], { cwd })
  const { code, err } = await netc(['build', '--secrets', 'env'], {
    cwd,
    built: homelab,
    env: { NETC_SECRET_LAB_BGP: 'x' },
  })
  expect([code, err]).toEqual([
    2,
    'error  git keeps out/secrets, so no password is written there\n       take it out of git: git rm -r --cached out/secrets\n',
  ])
})

test("a folder in the place of a file is the machine's fault: two lines, exit code 2", async () => {
  const cwd = project()
  mkdirSync(join(cwd, 'out/clusters/lab/bgp.yaml/full'), { recursive: true })
  const { code, err } = await netc(['build'], { cwd, built: plain })
  expect(code).toBe(2)
  expect(err).toBe(
    `error  ${cwd}/out/clusters/lab/bgp.yaml: a folder stands where a file is needed; nothing was changed\n       move it away, or write elsewhere with --out DIR\n`,
  )
})
