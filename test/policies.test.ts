import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { policies } from '../policies/index.ts'
import { parseExample, type ExampleSettings, type Mark } from '../src/lint/example.ts'
import type { Policy } from '../src/lint/policy.ts'
import type { Span } from '../src/text/origin.ts'
import { lineStarts, positionAt, type Source } from '../src/text/source.ts'
import { analyzed } from './lint/analyzed.ts'
import { asOneList, movedElsewhere } from './lint/layout.ts'

const folder = join(import.meta.dirname, '..', 'policies')

test('every file is a policy, and every policy a file', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(each => /\/.+\.ts$/.test(each))
  expect(Object.keys(policies).toSorted()).toEqual(files.map(each => each.replace(/.*\/|\.ts$/g, '')).toSorted())
})

/** Whether a policy points at the other side: from the cluster's files into a router's, or the other way round. */
function isCrossSide({ bad }: Policy): boolean {
  const sideOf = ({ path }: Mark) => (/\.(?:ya?ml|json)$/.test(path) ? 'cluster' : 'router')
  return bad.some(text => {
    const { marks } = parseExample(text)
    const sides = (kind: Mark['kind']) => new Set(marks.filter(each => each.kind === kind).map(sideOf))
    return [...sides('finding')].some(side => [...sides('related')].some(other => other !== side))
  })
}

test('there are at least 120 policies, and 35 of them see both sides', () => {
  expect(Object.keys(policies).length).toBeGreaterThanOrEqual(120)
  expect(Object.values(policies).filter(isCrossSide).length).toBeGreaterThanOrEqual(35)
})

/** What a policy finds in some files. */
function findings(id: string, policy: Policy, sources: readonly Source[], settings: ExampleSettings) {
  const { complete, ...targets } = settings
  const { diagnostics } = analyzed(sources, { [id]: policy }, { ...targets, isComplete: complete ?? false })
  return diagnostics.filter(({ code }) => code === id)
}

/** What an example is found to hold by its own policy. */
function found(id: string, policy: Policy, text: string): { marks: readonly Mark[]; expected: readonly Mark[] } {
  const { sources, marks, settings } = parseExample(text)
  const own = findings(id, policy, sources, settings)
  return {
    marks: sorted(
      own.flatMap(({ message, span, related = [] }) => [
        markOf('finding', message, span, sources),
        ...related.map(each => markOf('related', each.message, each.span, sources)),
      ]),
    ),
    expected: sorted(marks),
  }
}

function markOf(kind: Mark['kind'], message: string, span: Span, sources: readonly Source[]): Mark {
  const { path, text } = sources.find(each => each.path === span.path)!
  const starts = lineStarts(text)
  const { line, column } = positionAt(starts, span.start)
  const lineEnd = text.indexOf('\n', span.start)
  const end = Math.min(span.end, lineEnd === -1 ? text.length : lineEnd)
  return { kind, path, line, column, endColumn: column + end - span.start, message }
}

function sorted(marks: readonly Mark[]): readonly Mark[] {
  return [...new Map(marks.map(each => [JSON.stringify(each), each])).values()].sort(
    (a, b) => a.path.localeCompare(b.path) || a.line - b.line || a.column - b.column || a.kind.localeCompare(b.kind),
  )
}

describe.each(Object.entries(policies))('%s', (id, policy) => {
  test.each(policy.bad.map((text, i) => [i + 1, text] as const))('finds what bad example %i marks', (_, text) => {
    const { marks, expected } = found(id, policy, text)
    expect(marks).toEqual(expected)
    expect(marks.length).toBeGreaterThan(0)
  })

  test.each(policy.good.map((text, i) => [i + 1, text] as const))('is silent on good example %i', (_, text) => {
    expect(found(id, policy, text).marks).toEqual([])
  })

  test.each(policy.bad.map((text, i) => [i + 1, text] as const))(
    'finds the same in the files of bad example %i kept in other ways',
    (_, text) => {
      const { sources, settings } = parseExample(text)
      const messages = (layout: readonly Source[]) =>
        findings(id, policy, layout, settings).map(({ message }) => message.replaceAll('deploy/site/', ''))
      const expected = messages(sources).toSorted()
      expect(messages(movedElsewhere(sources)).toSorted()).toEqual(expected)
      const list = policy.check === 'reader' ? undefined : asOneList(sources)
      if (list) expect(messages(list).toSorted()).toEqual(expected)
    },
  )

  test('has a good example, and says why and where it is written', () => {
    expect(policy.good.length).toBeGreaterThan(0)
    expect(policy.bad.length).toBeGreaterThan(0)
    expect(policy.why).not.toMatch(/\.$/)
    expect(policy.summary).toMatch(/\.$/)
    expect(policy.see.length).toBeGreaterThan(0)
  })
})
