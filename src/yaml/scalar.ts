/**
 * Plain scalars as Kubernetes reads them: YAML 1.1 as go-yaml (sigs.k8s.io/yaml) has it, with more booleans than
 * YAML 1.2, octal numbers that start with 0, and no base-60 numbers.
 */

/** What a plain scalar stands for: null, a boolean, a number, or the text itself. Dates stay text. */
export function scalarValue(text: string): string | number | boolean | null {
  const word = words.get(text)
  if (word !== undefined) return word
  if (/^[-+\d]/.test(text)) return numberValue(text.replaceAll('_', '')) ?? text
  return /^\.\d+(?:_\d+)*(?:[eE][-+]?\d+)?$/.test(text) ? Number(text.replaceAll('_', '')) : text
}

const lists: readonly (readonly [words: string, value: boolean | number | null])[] = [
  ['y Y yes Yes YES true True TRUE on On ON', true],
  ['n N no No NO false False FALSE off Off OFF', false],
  ['~ null Null NULL', null],
  ['.nan .NaN .NAN', NaN],
  ['.inf .Inf .INF +.inf +.Inf +.INF', Infinity],
  ['-.inf -.Inf -.INF', -Infinity],
]

/** go-yaml's table of words (resolve.go); other spellings, such as `yEs`, are text. */
const words = new Map([
  ['', null],
  ...lists.flatMap(([list, value]) => list.split(' ').map(word => [word, value] as const)),
])

/** An integer as Go's `strconv.ParseInt` reads it in base 0, else a decimal float, else undefined. */
function numberValue(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1
  const digits = text.replace(/^[-+]/, '')
  const octal = /^0o?([0-7]+)$/i.exec(digits)
  if (octal || /^(?:0x[\da-f]+|0b[01]+)$/i.test(digits)) {
    const value = BigInt(octal ? `0o${octal[1]!}` : digits)
    if (value < (sign < 0 ? 2n ** 63n + 1n : 2n ** 64n)) return sign * Number(value)
  }
  return /^(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i.test(digits) ? sign * Number(digits) : undefined
}
