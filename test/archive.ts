import type { Source } from '../src/text/source.ts'

/** The files of a text archive: each below a line `-- path --`. */
export function sourcesIn(archive: string): Source[] {
  const [, ...parts] = archive.split(/^-- (.+) --\n/m)
  return parts.flatMap((path, i) => (i % 2 === 0 ? [{ path, text: parts[i + 1]! }] : []))
}
