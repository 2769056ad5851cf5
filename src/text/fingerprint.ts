/** Secrets compared without being kept: a hash that means something only within one process. */
import { createHash, randomBytes } from 'node:crypto'

/** Without it, a hash that is printed by mistake could be looked up. */
const salt = randomBytes(16)

/** The same for the same text, until the process ends. */
export function fingerprint(secret: string | Uint8Array): string {
  return createHash('sha256').update(salt).update(secret).digest('hex')
}
