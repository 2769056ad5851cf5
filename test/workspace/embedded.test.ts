import { describe, expect, test } from 'vitest'
import { partsOfHeredocs, partsOfMarkdown, partsOfYaml, type Part } from '../../src/workspace/embedded.ts'

/** Each part with its name, blanks at both ends gone; and that it stands where it stood. */
function shown(text: string, parts: readonly Part[]): string[] {
  return parts.map(({ name, source }) => {
    expect(source.text).toHaveLength(text.length)
    for (let at = 0; at < text.length; at++) if (source.text[at]?.trim() !== '') expect(text[at]).toBe(source.text[at])
    return `${name}: ${source.text.trim()}`
  })
}

describe('FRR inside other files keeps its places', () => {
  test('Markdown: fences of other languages and other content are left alone', () => {
    const text = [
      '# One',
      '```yaml',
      'router bgp 1',
      '```',
      '  ~~~ frr',
      '  router bgp 2',
      '  ~~~',
      'router bgp 3',
      '```text',
      'listen 80',
      '```',
      '````',
      'router bgp 4',
      '```',
      '````',
    ].join('\n')
    expect(shown(text, partsOfMarkdown({ path: 'a.md', text }))).toEqual(['1: router bgp 2', '2: router bgp 4\n```'])
  })

  test('heredocs', () => {
    const text = "a = <<EOT\nrouter bgp 1\nEOT\nb = <<-X\n  router bgp ${var.asn}\n  X\ncat <<'E' > f\nfoo\nE\n"
    expect(shown(text, partsOfHeredocs({ path: 'a.tf', text }))).toEqual([
      '1: router bgp 1',
      '2: router bgp ${var.asn}',
    ])
  })

  test('YAML: literal blocks under a key or in a list', () => {
    const text = [
      'data:',
      '  frr.conf: |-  # what bgpd reads',
      '    router bgp 1',
      '',
      '     neighbor 10.0.0.1 remote-as 2',
      '  other: |',
      '    listen 80',
      'runcmd:',
      '  - |',
      '    router bgp 3',
      '  - content: |2',
      '      router bgp 4',
    ].join('\n')
    expect(shown(text, partsOfYaml({ path: 'a.yaml', text }))).toEqual([
      'frr.conf: router bgp 1\n\n     neighbor 10.0.0.1 remote-as 2',
      '2: router bgp 3',
      'content: router bgp 4',
    ])
  })

  test('other vendors are none of ours', () => {
    expect(partsOfMarkdown({ path: 'a.md', text: '```\nfeature bgp\nrouter bgp 1\n```\n' })).toEqual([])
  })

  test('nothing is slow', () => {
    const started = performance.now()
    for (const piece of ['```\n', '~~~~ x\n', '<<A\n', '<<A x', 'a: |\n', '- |\n  ', 'a: |\n  b\n'])
      for (const read of [partsOfMarkdown, partsOfHeredocs, partsOfYaml])
        read({ path: '', text: `router bgp 1\n${piece.repeat(10_000)}` })
    expect(performance.now() - started).toBeLessThan(10_000)
  })
})
