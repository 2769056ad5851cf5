import { expect, test } from 'vitest'
import { concise } from '../../src/report/concise.ts'
import { pretty, totals } from '../../src/report/pretty.ts'
import { plain } from '../../src/report/style.ts'
import type { Diagnostic } from '../../src/text/diagnostic.ts'

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
