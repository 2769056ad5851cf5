import * as core from '@actions/core'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { formats } from '../../src/report/formats.ts'
import type { Diagnostic } from '../../src/text/diagnostic.ts'
import { anyReport, files, missed, reportOf } from './sample.ts'

/** The commands that GitHub's own toolkit writes for annotations. */
function toolkit(write: () => void): string {
  const lines: string[] = []
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation(chunk => {
    lines.push(String(chunk))
    return true
  })
  write()
  spy.mockRestore()
  return lines.join('')
}

test.each(['d,e:f%/g.conf', 'plain.conf', 'a\r\nb'])(
  'a finding in %j is the command that @actions/core writes',
  path => {
    const finding: Diagnostic = {
      code: 'a,b:c%',
      severity: 'warning',
      message: '100% of a, b: c',
      span: { path, start: 2, end: 4 },
      why: 'because: %0A',
      help: 'one\ntwo',
    }
    const expected = toolkit(() => {
      core.warning('100% of a, b: c\nwhy: because: %0A\nhelp: \none\ntwo', {
        file: path,
        title: 'a,b:c%',
        startLine: 1,
        endLine: 1,
        startColumn: 3,
        endColumn: 5,
      })
    })
    const written = formats.github(reportOf([finding], { [path]: '0123456' }))
    expect(partsOf(written)).toEqual(partsOf(expected))
  },
)

/** The properties of a command in any order, and its message. */
function partsOf(command: string) {
  const [, name, properties = '', message] = /^::(\w+) (.*?)::(.*)\n$/.exec(command) ?? []
  return { name, properties: properties.split(',').sort(), message }
}

test('any report is commands and nothing else, one a line', () => {
  fc.assert(
    fc.property(anyReport, report => {
      for (const line of formats.github(report).split('\n').slice(0, -1))
        expect(line).toMatch(/^::(error|warning|notice) [^:]+::/)
    }),
    { numRuns: 300 },
  )
})

function many(severity: Diagnostic['severity'], n: number): Diagnostic[] {
  return Array.from({ length: n }, (_, i) => ({ ...missed, severity, message: `${severity} ${i}` }))
}

test('errors come first, ten of each are shown, and the last line says how many more', () => {
  const lines = formats
    .github(reportOf([...many('info', 12), ...many('warning', 25), ...many('error', 11)], files))
    .trim()
    .split('\n')
  expect(lines.map(line => /^::(\w+)/.exec(line)![1])).toEqual([
    ...Array<string>(10).fill('error'),
    ...Array<string>(10).fill('warning'),
    ...Array<string>(10).fill('notice'),
  ])
  expect(lines.at(-1)).toBe(
    '::notice title=netc lint::and 19 more findings: 1 error, 15 warnings, 3 notes; see the summary or the log',
  )
})

test('a cause that hits many nodes is one annotation', () => {
  const nodes = ['kube1', 'kube2', 'kube3']
  const text = formats.github(
    reportOf(
      nodes.map(node => ({ ...missed, node, message: `${node} is refused` })),
      files,
    ),
  )
  expect(text.trim().split('\n')).toHaveLength(1)
  expect(text).toContain('%0Aand 2 more nodes: kube2, kube3')
})
