/**
 * Examples of policies: text archives that are documentation and test at once.
 *
 *     cilium 1.18
 *     -- cluster/bgp.yaml --
 *         peerASN: 65010
 *     #            ^^^^^ kube1 expects AS 65010, but fedora1 is AS 65000
 *     -- fedora1/frr.conf --
 *     router bgp 65000
 *     !          ~~~~~ set here
 *
 * Carets mark a finding in the line above and tildes a place related to it, behind the comment sign of the file, or
 * without one where it would stand in the way. Words before the first file say for what they are read.
 */
import { parseVersion, type Version } from '../net/version.ts'
import type { Source } from '../text/source.ts'

export interface Example {
  readonly sources: readonly Source[]
  readonly marks: readonly Mark[]
  readonly settings: ExampleSettings
}

/** For what an example is read: the releases that run it, and whether its files are all there are. */
export interface ExampleSettings {
  readonly cilium?: Version
  readonly frr?: Version
  readonly complete?: true
}

/** A place that an example says is found. Line and columns start at 1; the end is not part of it. */
export interface Mark {
  readonly kind: 'finding' | 'related'
  readonly path: string
  readonly line: number
  readonly column: number
  readonly endColumn: number
  readonly message: string
}

/** Reads an example; throws an Error where it is not written as one. */
export function parseExample(text: string): Example {
  const [head, ...files] = text.replace(/^\n/, '').split(/^-- (.+) --\n/m)
  const sources: Source[] = []
  const marks: Mark[] = []
  for (let i = 0; i < files.length; i += 2) {
    const path = files[i]!
    const lines: string[] = []
    for (const line of files[i + 1]!.split('\n')) {
      const mark = /^\s*(?:#|!|\/\/)?\s*(\^+|~+)(?: (.+))?$/.exec(line)
      if (!mark) lines.push(line)
      else {
        const column = line.indexOf(mark[1]!) + 1
        marks.push({
          kind: mark[1]!.startsWith('^') ? 'finding' : 'related',
          path,
          line: lines.length,
          column,
          endColumn: column + mark[1]!.length,
          message: mark[2] ?? '',
        })
      }
    }
    sources.push({ path, text: lines.join('\n') })
  }
  return { sources, marks, settings: settingsOf(head!) }
}

function settingsOf(head: string): ExampleSettings {
  const words = head.trim().split('\n').filter(Boolean)
  return Object.assign(
    {},
    ...words.map(line => {
      const [name, version = ''] = line.trim().split(' ')
      if (name === 'complete') return { complete: true }
      if ((name === 'cilium' || name === 'frr') && parseVersion(version) !== undefined) return { [name]: version }
      throw new Error(`an example starts with its files, 'complete', 'cilium VERSION' or 'frr VERSION', not '${line}'`)
    }),
  ) as ExampleSettings
}
