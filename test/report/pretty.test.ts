import { expect, test } from 'vitest'
import { concise } from '../../src/report/concise.ts'
import { pretty, summary, totals } from '../../src/report/pretty.ts'
import { plain } from '../../src/report/style.ts'
import type { Diagnostic } from '../../src/text/diagnostic.ts'
import { files as sampled, missed, reportOf } from './sample.ts'

const conf = 'frr version 10.5\nip prefix-list KUBEFILTER seq 5 permit 192.168.77.0/24\n'
const yaml = 'spec:\n  blocks:\n    - cidr: 192.168.77.0/24\n'
const texts = (path: string) => ({ 'routers/fedora1/frr.conf': conf, 'pools.yaml': yaml })[path]
const look = { style: plain, columns: 100, limit: 10 }

function spanOf(path: string, text: string) {
  const start = texts(path)!.indexOf(text)
  return { path, start, end: start + text.length }
}

const finding: Diagnostic = {
  code: 'prefix-list-misses-host-routes',
  severity: 'error',
  message: 'the /32 routes of pool vips never pass prefix-list KUBEFILTER on fedora1',
  span: spanOf('routers/fedora1/frr.conf', '192.168.77.0/24'),
  related: [
    { span: spanOf('pools.yaml', '192.168.77.0/24'), message: 'each address of this pool is announced as a /32' },
  ],
  why: 'sessions stay up and carry nothing: the entries of the list end in a deny',
  help: 'ip prefix-list KUBEFILTER seq 5 permit 192.168.77.0/24 le 32',
}

test('a finding shows both places, the reason and the line to write', () => {
  expect(`\n${pretty([finding], texts, look)}`).toBe(`
error  the /32 routes of pool vips never pass prefix-list KUBEFILTER on fedora1
       prefix-list-misses-host-routes

   routers/fedora1/frr.conf:2:40
   1 │ frr version 10.5
   2 │ ip prefix-list KUBEFILTER seq 5 permit 192.168.77.0/24
     │                                        ^^^^^^^^^^^^^^^
   pools.yaml:3:13
   2 │   blocks:
   3 │     - cidr: 192.168.77.0/24
     │             ^^^^^^^^^^^^^^^ each address of this pool is announced as a /32

   why   sessions stay up and carry nothing: the entries of the list end in a deny
   help  ip prefix-list KUBEFILTER seq 5 permit 192.168.77.0/24 le 32
`)
})

test('the code stands behind a message that leaves room for it', () => {
  const text = pretty([{ ...finding, message: 'too long' }], texts, look)
  expect(text.split('\n')[0]).toBe('error  too long   prefix-list-misses-host-routes')
})

test('a finding without more to say ends after its frame, and one in a file that is gone still names it', () => {
  const text = pretty(
    [{ code: 'a', severity: 'warning', message: 'm', span: { path: 'gone.ts', start: 5, end: 5 } }],
    texts,
    look,
  )
  expect(text).toBe('warning  m   a\n\n   gone.ts\n')
})

test('why is broken between words, a line to write never is', () => {
  const lines = pretty([finding], texts, { ...look, columns: 50 }).split('\n')
  expect(lines).toContain('   why   sessions stay up and carry nothing: the')
  expect(lines).toContain('         entries of the list end in a deny')
  expect(lines).toContain('   help  ip prefix-list KUBEFILTER seq 5 permit 192.168.77.0/24 le 32')
})

test('findings are shown up to a limit, and the rest is counted', () => {
  const many = Array.from({ length: 1212 }, () => finding)
  const text = pretty(many, texts, look)
  expect(text.match(/^error/gm)).toHaveLength(10)
  expect(text).toMatch(/\n\nand 1,202 more findings\n$/)
})

test('colours mean severity; without them the text is the same', () => {
  const coloured = pretty([finding], texts, { ...look, style: { colour: true, unicode: true } })
  expect(coloured).toContain('\u001b[31merror\u001b[0m')
  expect(coloured).toContain('\u001b[31m^^^^^^^^^^^^^^^\u001b[0m')

  expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(pretty([finding], texts, look))
})

test('a terminal without Unicode gets ASCII of the same width', () => {
  const ascii = pretty([{ ...finding, message: 'a → b' }], texts, { ...look, style: { colour: false, unicode: false } })
  expect(ascii).toMatch(/^[\n -~]*$/)
  expect(ascii).toContain('   2 | ip prefix-list')
  expect(ascii).toContain('error  a > b')
})

test('totals count each severity', () => {
  const of = (severity: Diagnostic['severity']) => ({ ...finding, severity })
  expect(totals([finding, finding, of('warning'), of('info')], plain)).toBe('2 errors, 1 warning, 1 note')
  expect(totals([], plain)).toBe('')
})

test('concise is a line for each', () => {
  const gone: Diagnostic = {
    code: 'x',
    severity: 'info',
    message: 'two\n  lines',
    span: { path: 'gone', start: 3, end: 4 },
  }
  expect(concise([finding, gone], texts)).toBe(
    `routers/fedora1/frr.conf:2:40 error ${finding.message} [prefix-list-misses-host-routes]\ngone:1:1 info two lines [x]\n`,
  )
})

test('a finding in full: both ends labelled, the line to write, and how to have it written', () => {
  const wide = { ...look, columns: 124 }
  expect(`\n${pretty([missed], path => sampled[path], wide)}`).toBe(`
error  the /32 routes of pool vips never pass prefix-list KUBEFILTER on fedora1   prefix-list-misses-host-routes

   routers/fedora1/frr.conf:2:40
   1 │ frr version 10.5
   2 │ ip prefix-list KUBEFILTER seq 5 permit 192.168.77.0/24
     │                                        ^^^^^^^^^^^^^^^ matches this /24 itself and nothing longer
   pools.yaml:3:13
   2 │   blocks:
   3 │     - cidr: 192.168.77.0/24
     │             ^^^^^^^^^^^^^^^ each address of this pool is announced as a /32

   why   sessions stay up and carry nothing: the entries of the list end in a deny
   help  ip prefix-list KUBEFILTER seq 5 permit 192.168.77.0/24 le 32                                   fix: netc lint --fix
`)
})

const bgp =
  'router bgp 65000\n neighbor 10.0.0.1 remote-as 65001\n neighbor 10.0.0.1 passive\n!\n!\n!\n!\n neighbor 10.0.0.1 port 1790\n'
const place = (text: string) => {
  const start = bgp.indexOf(text)
  return { path: 'frr.conf', start, end: start + text.length }
}
const near: Diagnostic = { code: 'a', severity: 'error', message: 'm', span: place('65001'), label: 'here' }

/** What is between the headline and the notes. */
function frames(diagnostic: Diagnostic, text = bgp): string {
  return pretty([diagnostic], () => text, look)
    .split('\n')
    .slice(2, -1)
    .join('\n')
}

test('what is near stands in the same frame, what is far in one of its own', () => {
  const related = [
    { span: place('passive'), message: 'waits' },
    { span: place('65000'), message: 'this is AS 65000' },
    { span: place('1790'), message: 'far away' },
  ]
  expect(frames({ ...near, related })).toBe(`   frr.conf:2:30
   1 │ router bgp 65000
     │            ^^^^^ this is AS 65000
   2 │  neighbor 10.0.0.1 remote-as 65001
     │                              ^^^^^ here
   3 │  neighbor 10.0.0.1 passive
     │                    ^^^^^^^ waits
   frr.conf:8:25
   7 │ !
   8 │  neighbor 10.0.0.1 port 1790
     │                         ^^^^ far away`)
})

test('two places in one line are marked one below the other', () => {
  expect(frames({ ...near, related: [{ span: place('10.0.0.1'), message: 'this peer' }] })).toBe(`   frr.conf:2:30
   1 │ router bgp 65000
   2 │  neighbor 10.0.0.1 remote-as 65001
     │           ^^^^^^^^ this peer
     │                              ^^^^^ here`)
})

test('a byte order mark, CRLF and tabs move nothing', () => {
  const text = '\ufeffa: 語\tx\r\nb: y\r\n'
  const at = (word: string) => ({ path: 'f', start: text.indexOf(word), end: text.indexOf(word) + 1 })
  expect(frames({ ...near, span: at('a') }, text)).toBe('   f:1:1\n   1 │ a: 語   x\n     │ ^ here')
  expect(frames({ ...near, span: at('x') }, text)).toBe('   f:1:6\n   1 │ a: 語   x\n     │         ^ here')
  expect(frames({ ...near, span: at('y') }, text)).toBe('   f:2:4\n   1 │ a: 語   x\n   2 │ b: y\n     │    ^ here')
})

test('a password in a frame is asterisks, and carets stand where they belong', () => {
  const text = 'neighbor a password s3cret-and-long\nneighbor b password x\n'
  const start = text.indexOf('s3cret')
  expect(frames({ ...near, span: { path: 'f', start, end: start + 15 } }, text)).toBe(
    '   f:1:21\n   1 │ neighbor a password ********\n     │                     ^^^^^^^^ here',
  )
  expect(frames({ ...near, span: { path: 'f', start: text.length - 2, end: text.length - 1 } }, text)).toContain(
    '1 │ neighbor a password ********\n   2 │ neighbor b password ********\n     │                     ^^^^^^^^ here',
  )
})

test('a line of a megabyte is shown round its mark', () => {
  const text = `${'x'.repeat(1_000_000)}HERE${'y'.repeat(1_000_000)}`
  expect(frames({ ...near, span: { path: 'f', start: 1_000_000, end: 1_000_004 } }, text)).toMatch(
    /^ {3}f:1:1000001\n {3}1 │ …x+HEREy+…\n {5}│ +\^{4} here$/,
  )
})

/** The finding of one node, its own line of frr.conf the place, one line of YAML the cause of all. */
function ofNode(i: number, rest: Partial<Diagnostic> = {}): Diagnostic {
  return {
    code: 'peer-asn-mismatch',
    severity: 'error',
    message: `kube${i} (10.0.0.${i}) is AS 65001, but tor1 expects AS 65002`,
    span: { path: 'frr.conf', start: i * 2, end: i * 2 + 1 },
    related: [{ span: { path: 'bgp.yaml', start: 0, end: 5 }, message: 'localASN' }],
    node: `kube${i}`,
    ...rest,
  }
}

test('one cause that hits many nodes is one finding, with the place of each', () => {
  const text = pretty(
    [1, 2, 3].map(i => ofNode(i)),
    path => (path === 'frr.conf' ? '\nx'.repeat(9) : 'asn: 1'),
    look,
  )
  expect(text.match(/^error/gm)).toHaveLength(1)
  expect(text).toContain('\n   and 2 more nodes: kube2 (line 3), kube3 (line 4)\n')
})

test('findings of nodes stay apart when cause, rule or values differ, or no node is named', () => {
  const apart = (a: Diagnostic, b: Diagnostic) => pretty([a, b], () => undefined, look).match(/^(error|warning)/gm)
  expect(apart(ofNode(1), ofNode(2))).toHaveLength(1)
  expect(apart(ofNode(1), ofNode(2, { code: 'other' }))).toHaveLength(2)
  expect(apart(ofNode(1), ofNode(2, { severity: 'warning' }))).toHaveLength(2)
  expect(
    apart(ofNode(1), ofNode(2, { message: 'kube2 (10.0.0.2) is AS 65001, but tor1 expects AS 65009' })),
  ).toHaveLength(2)
  expect(
    apart(ofNode(1), ofNode(2, { related: [{ span: { path: 'bgp.yaml', start: 9, end: 14 }, message: 'localASN' }] })),
  ).toHaveLength(2)
  expect(apart(ofNode(1), ofNode(2, { related: [] }))).toHaveLength(2)
  const { node: _, ...bare } = ofNode(1)
  expect(apart(bare, bare)).toHaveLength(2)
})

test('a finding that rests on a guess says so, and a fix that may change what was meant is asked for by name', () => {
  const fixes = [{ title: 'f', edits: [{ span: place('65001'), text: '65002' }] }]
  const text = pretty([{ ...near, likely: 'tor1 is known by its router-id only', fixes }], () => bgp, look)
  expect(text).toMatch(/\n\n {3}likely {2}tor1 is known by its router-id only\n {3}fix {3}netc lint --fix-unsafe\n$/)
})

test('a fix that finds no room beside the line to write stands below it', () => {
  const help = 'x'.repeat(85)
  expect(pretty([{ ...missed, help }], () => undefined, look)).toContain(
    `   help  ${help}\n         fix: netc lint --fix\n`,
  )
})

test('the last lines say what was found in how much, what was not checked, and where to read on', () => {
  const totals = {
    ...reportOf([]).totals,
    notChecked: ['1 Helm template (deploy/svc.yaml)', '2 FRR lines not known to netc'],
  }
  const report = reportOf([missed], {}, { totals, suppressed: [{ diagnostic: missed, by: 'comment' }] })
  expect(summary(report, plain))
    .toBe(`1 error, 1 set aside in 9 files · 2 clusters, 2 routers, 7 sessions, 2 pools · 0.3 s
not checked: 1 Helm template (deploy/svc.yaml), 2 FRR lines not known to netc
what a rule means: netc explain prefix-list-misses-host-routes
`)
  const none = { files: 1, clusters: 0, routers: 0, sessions: 0, pools: 0, ms: 20, notChecked: [] }
  expect(summary(reportOf([], {}, { totals: none }), plain)).toBe('no findings in 1 file · 0.0 s\n')
})
