/** What can be said of a password without keeping it. */
import { fingerprint } from './fingerprint.ts'

export interface PasswordTraits {
  /** The value is filled in later or encrypted, so that nothing is known of it. */
  readonly isPlaceholder?: true
  readonly bytes?: number
  readonly endsInNewline?: true
  /** Whether it has a blank anywhere, its line end not counted. */
  readonly hasBlank?: true
  readonly isNotAscii?: true
  /** One of those that are tried first. */
  readonly isCommon?: true
  /** Equal where the passwords are; see `text/fingerprint.ts`. */
  readonly fingerprint?: string
}

// Of guides to BGP, of vendors, and of every list of the commonest ones; digits and signs at the end are not counted.
const common =
  /^(?:(?:my|weak|strong|test|bgp|md5|super)*[-_.]?(?:password|passwort|passwd|pass|secret|key)|change-?me|admin|administrator|root|cisco|juniper|frr|frrouting|quagga|cilium|calico|metallb|kubernetes|k8s|bgp|example|foobar|letmein|welcome|qwerty|abc|test|default)[\d!@#$.*-]*$|^(?:0?1234567?8?9?0?|(.)\1*)$/i

/** The traits of a password as it is in memory. */
export function passwordTraits(value: Uint8Array): PasswordTraits {
  const text = new TextDecoder().decode(value)
  const line = text.replace(/\r?\n$/, '')
  return {
    bytes: value.length,
    ...(/[\r\n]$/.test(text) && { endsInNewline: true as const }),
    ...(/\s/.test(line) && { hasBlank: true as const }),
    ...(/[^\x20-\x7e\s]/.test(text) && { isNotAscii: true as const }),
    ...(common.test(line.trim()) && { isCommon: true as const }),
    fingerprint: fingerprint(value),
  }
}
