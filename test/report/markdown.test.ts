import fc from 'fast-check'
import { marked, type Token, type Tokens } from 'marked'
import { expect, test } from 'vitest'
import { formats } from '../../src/report/formats.ts'
import type { Diagnostic } from '../../src/text/diagnostic.ts'
import { anyReport, files, missed, reportOf, rules } from './sample.ts'

/** Every token of a document, within others too. */
function tokens(text: string): Token[] {
  const all: Token[] = []
  void marked.walkTokens(marked.lexer(text), each => void all.push(each))
  return all
}

test('a finding is a row', () => {
  expect(formats.markdown(reportOf([missed], files, { rules }))).toBe(`**netc lint: 1 error** in 9 files

| | Where | Finding | Rule |
| --- | --- | --- | --- |
| ❌ error | <code>routers/fedora1/frr.conf&#58;2&#58;40</code> | the /32 routes of pool vips never pass prefix-list KUBEFILTER on fedora1<br>matches this /24 itself and nothing longer<br><code>pools.yaml&#58;3&#58;13</code> each address of this pool is announced as a /32<br>_Why:_ sessions stay up and carry nothing: the entries of the list end in a deny<br>_Help:_ <code>ip&nbsp;prefix-list&nbsp;KUBEFILTER&nbsp;seq&nbsp;5&nbsp;permit&nbsp;192.168.77.0/24&nbsp;le&nbsp;32</code> | [<code>prefix-list-misses-host-routes</code>](https://netc.example/prefix-list-misses-host-routes) |
`)
})

test('whatever a file says is text: no tag but ours, no link, no image, no mention', () => {
  const ours = /^<\/?(?:code|br)>$/
  fc.assert(
    fc.property(anyReport, report => {
      const { rules: _, ...rest } = report
      const text = formats.markdown({ ...rest, rules: new Map() })
      expect(text).not.toContain('@')
      for (const token of tokens(text)) {
        expect(['link', 'image', 'codespan', 'heading', 'code', 'list', 'del']).not.toContain(token.type)
        if (token.type === 'html') expect(token.raw).toMatch(ours)
      }
    }),
    { numRuns: 100 },
  )
})

test('what was set aside and not checked is said', () => {
  const totals = { ...reportOf([]).totals, notChecked: ['1 Helm template (a|b.yaml)'] }
  const suppressed = [{ diagnostic: missed, by: 'comment' as const, reason: 'known' }]
  expect(formats.markdown(reportOf([], files, { totals, suppressed }))).toBe(
    '**netc lint: no findings, 1 set aside** in 9 files\n\nNot checked: 1 Helm template \\(a\\|b.yaml\\)\n',
  )
})

test('a summary stays below what GitHub takes, and counts the rest', () => {
  const long: Diagnostic = { ...missed, message: 'x'.repeat(50_000) }
  const text = formats.markdown(reportOf(Array<Diagnostic>(40).fill(long), files))
  expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024)
  const table = tokens(text).find((each): each is Tokens.Table => each.type === 'table')!
  expect(text).toContain(`and ${40 - table.rows.length} more findings\n`)
})
