/** The bytes of a file → its text, or why it has none. */
import { isUtf8 } from 'node:buffer'

/** A file's text; `isDamaged` when some bytes were no UTF-8 and gave way to U+FFFD. */
export interface Decoded {
  readonly text: string
  readonly isDamaged: boolean
}

/** How a file begins that only its owner can read. */
const encrypted: readonly (readonly [start: string, by: string])[] = [
  ['\0GITCRYPT\0', 'git-crypt'],
  ['$ANSIBLE_VAULT;', 'Ansible Vault'],
  ['age-encryption.org/', 'age'],
  ['-----BEGIN AGE ENCRYPTED FILE', 'age'],
  ['-----BEGIN PGP MESSAGE', 'PGP'],
]

/** That a file is encrypted, and with what; undefined when it is not. */
export function encryption(bytes: Buffer): string | undefined {
  const start = bytes.toString('latin1', 0, 40)
  const by = encrypted.find(([sign]) => start.startsWith(sign))?.[1]
  return by === undefined ? undefined : `is encrypted with ${by}`
}

/** Reads UTF-8, and UTF-16 behind its byte order mark. The mark stays: places count it. A reason, when it is no text. */
export function decode(bytes: Buffer): Decoded | string {
  const opaque = encryption(bytes)
  if (opaque !== undefined) return opaque
  if (bytes[0] === 0xff && bytes[1] === 0xfe)
    return { text: bytes.toString('utf16le', 0, bytes.length & ~1), isDamaged: false }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: swapped(bytes).toString('utf16le'), isDamaged: false }
  if (bytes.subarray(0, 8000).includes(0)) return 'is binary'
  return { text: bytes.toString('utf8'), isDamaged: !isUtf8(bytes) }
}

function swapped(bytes: Buffer): Buffer {
  return Buffer.from(bytes.subarray(0, bytes.length & ~1)).swap16()
}
