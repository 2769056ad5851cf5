/**
 * Plain scalars as Kubernetes reads them: YAML 1.1 as go-yaml (sigs.k8s.io/yaml) implements it, which has more
 * booleans than YAML 1.2, octal numbers that start with 0, and no base-60 numbers.
 */

/** What a plain scalar stands for: null, a boolean, a number, or the text itself. Dates stay text. */
export function scalarValue(text: string): string | number | boolean | null {
  const word = words.get(text)
  if (word !== undefined) return word
  if (/^[-+\d]/.test(text)) return numberValue(text.replaceAll('_', '')) ?? text
  return /^\.\d+(?:[eE][-+]?\d+)?$/.test(text) ? Number(text) : text
}

/** go-yaml's table of words (resolve.go), each in lower, capitalised and upper case. */
const words = new Map<string, boolean | number | null>([
  ['', null],
  ['~', null],
  ['.NaN', NaN],
  ...(
    [
      ['null', null],
      ['y', true],
      ['yes', true],
      ['true', true],
      ['on', true],
      ['n', false],
      ['no', false],
      ['false', false],
      ['off', false],
      ['.nan', NaN],
      ['.inf', Infinity],
      ['+.inf', Infinity],
      ['-.inf', -Infinity],
    ] as const
  ).flatMap(([word, value]) => spellings(word).map(spelling => [spelling, value] as const)),
])

/** `yes`, `Yes`, `YES`; the capital of `.inf` is after the point. */
function spellings(word: string): string[] {
  return [word, word.replace(/[a-z]/, letter => letter.toUpperCase()), word.toUpperCase()]
}

/** Go's `strconv.ParseInt` with base 0, then its floats; undefined when it is no number. */
function numberValue(text: string): number | undefined {
  const sign = text.startsWith('-') ? -1 : 1
  const digits = text.replace(/^[-+]/, '')
  const octal = /^0o?([0-7]+)$/i.exec(digits)
  if (octal) return inRange(sign, `0o${octal[1]!}`)
  if (/^(?:0x[\da-f]+|0b[01]+)$/i.test(digits)) return inRange(sign, digits)
  return /^(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/i.test(digits) ? sign * Number(digits) : undefined
}

/** A number written in base 2, 8 or 16 counts only if it fits in 64 bits. */
function inRange(sign: number, digits: string): number | undefined {
  const value = BigInt(digits)
  return value < (sign < 0 ? 2n ** 63n + 1n : 2n ** 64n) ? sign * Number(value) : undefined
}
