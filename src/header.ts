/**
 * The two comment lines on top of every file netc writes: who made it, from what, and a hash of the rest.
 * By them netc knows its own files again, and sees when somebody changed one.
 */
import { createHash } from 'node:crypto'
import type { Artifact } from './artifact.ts'
import { version } from './version.ts'

/** What a header says of where a file comes from. */
export interface Provenance {
  /** The description, by a path which does not depend on the machine or the current folder. */
  readonly source: string
  /** What the file is for: `Cilium 1.20`, `FRR 10.5`. */
  readonly target: string
}

/** `ours` as netc wrote it, `edited` since then, `foreign` when netc never wrote it. */
export type Ownership = 'ours' | 'edited' | 'foreign'

/** How a comment begins where that is not `#`; JSON has none, so it gets no header. */
const commentSigns: readonly (readonly [suffix: string, sign: string | undefined])[] = [
  ['/frr.conf', '!'],
  ['/vtysh.conf', '!'],
  ['.json', undefined],
]

const header = /^[#!] Made by netc [^\n]*\n[#!] sha256 ([0-9a-f]{64}) [^\n]*\n/

/** The artifact with its header on top. Those who want to check the hash: `tail -n +3 FILE | sha256sum`. */
export function stamp({ path, text }: Artifact, { source, target }: Provenance): Artifact {
  const sign = commentSign(path)
  if (sign === undefined) return { path, text }
  const made = `${sign} Made by netc ${version} from ${source} for ${target}: change that, not this.`
  const hash = `${sign} sha256 ${digest(text)} of the lines below (tail -n +3 FILE | sha256sum)`
  return { path, text: `${made}\n${hash}\n${text}` }
}

/** The artifact with its body changed and its header made true again. */
export function restamp({ path, text }: Artifact, change: (body: string) => string): Artifact {
  const found = header.exec(text)
  if (!found) return { path, text: change(text) }
  const body = change(text.slice(found[0].length))
  return { path, text: found[0].replace(found[1]!, digest(body)) + body }
}

/** What the header of a text says it is for, such as `Cilium 1.20`; undefined where netc did not write it. */
export function targetOf(text: string): string | undefined {
  return /^[#!] Made by netc \S+ from .* for (.*): change that, not this\.\r?\n/.exec(text)?.[1]
}

/** Whether netc wrote this text, and whether it was changed since. */
export function verifyHeader(text: string): Ownership {
  const unix = withUnixNewlines(text)
  const found = header.exec(unix)
  if (!found) return 'foreign'
  return digest(unix.slice(found[0].length)) === found[1] ? 'ours' : 'edited'
}

/** The text with LF line ends: git may check out others (`core.autocrlf`), and that is nobody's edit. */
export function withUnixNewlines(text: string): string {
  return text.includes('\r') ? text.replaceAll('\r\n', '\n') : text
}

function commentSign(path: string): string | undefined {
  const special = commentSigns.find(([suffix]) => `/${path}`.endsWith(suffix))
  return special ? special[1] : '#'
}

function digest(body: string): string {
  return createHash('sha256').update(body).digest('hex')
}
