/** Values of the model as a message shows them. */
import { formatAddress, formatCidr, type Address, type Cidr } from '../net/prefix.ts'
import { formatSelector, type Selector } from '../net/selector.ts'

/** What a message can show. */
export type Shown = string | number | boolean | Address | Cidr | Selector

/** One value, in the notation of its own configuration language. */
export function show(value: Shown): string {
  if (typeof value !== 'object') return String(value)
  if ('words' in value) return formatAddress(value)
  if ('length' in value && 'address' in value) return formatCidr(value)
  return formatSelector(value)
}

/** Several values as a sentence has them: `a, b and c`; of many the first three and how many more. */
export function listed(values: readonly Shown[], most = 4): string {
  const words = values.map(show)
  if (words.length > most) return `${words.slice(0, most - 1).join(', ')} and ${words.length - most + 1} more`
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)!}`
}
