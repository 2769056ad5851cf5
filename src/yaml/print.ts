/**
 * Values as block YAML which every reader understands alike, of YAML 1.1 and of 1.2. Not done with package `yaml`,
 * which takes 1.1 s for the overrides of 5,000 nodes, 1.5 MB; this takes a quarter of that. A property test holds the
 * two together.
 */

/** Prints documents in order, `---` between them: two spaces a level, keys in the order given, no anchors, no folding. */
export function printDocuments(values: readonly object[]): string {
  return values.map(value => print(value, '').replace(/^\n/, '')).join('---\n')
}

/** What follows a key's colon or a document's start: ` scalar\n`, or `\n` and an indented block. */
function print(value: unknown, indent: string): string {
  if (Array.isArray(value)) return value.length === 0 ? ' []\n' : '\n' + value.map(item => `${indent}-${inline(item, indent)}`).join('')
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).filter(([, each]) => each !== undefined)
    return entries.length === 0 ? ' {}\n' : '\n' + entries.map(([key, each]) => indent + pair(key, each, indent)).join('')
  }
  return typeof value === 'string' ? string(value, indent) : ` ${scalar(value)}\n`
}

/** The first line of an item's block stands beside its dash. */
function inline(item: unknown, indent: string): string {
  const block = print(item, `${indent}  `)
  return block.startsWith('\n') ? ` ${block.slice(indent.length + 3)}` : block
}

function pair(key: string, value: unknown, indent: string): string {
  const block = print(value, `${indent}  `)
  const name = quote(key)
  return name.length > longestKey ? `? ${name}\n${indent}:${block}` : `${name}:${block}`
}

/** YAML 1.2 section 7.4.2: a longer key needs a question mark. */
const longestKey = 1000

/** Text of several lines, if it is printable, stands as it is. */
function string(text: string, indent: string): string {
  if (!/^[!-~][ -~]*\n(?:[ -~]*\n)*$/.test(text) || text.endsWith('\n\n')) return ` ${quote(text)}\n`
  return ' |\n' + text.replace(/^(?=.)/gm, indent)
}

/** Without quotes only what all readers take as text: a word which is no word of YAML 1.1. */
function quote(text: string): string {
  if (/^[A-Za-z_/][\w./-]*$/.test(text) && !reserved.test(text)) return text
  return JSON.stringify(text).replace(unprintable, escape)
}

/** Words of YAML 1.1, and what package `yaml` takes for a number. */
const reserved = /^(?:y|yes|n|no|true|false|on|off|null|e\d+)$/i

/** What YAML forbids, takes as a line break (1.1), or shows to nobody. */
const unprintable = /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g

function escape(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function scalar(value: unknown): string {
  if (typeof value !== 'number') return String(value)
  // YAML 1.1 takes only what has a point as a float.
  return Object.is(value, -0) ? '-0.0' : String(value).replace(/^(-?\d+)e/, '$1.0e')
}
