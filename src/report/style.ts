/** How text is dressed for where it goes: colours or none, box characters or ASCII. */

/** What a colour means. */
export type Role = 'error' | 'warning' | 'info' | 'strong' | 'faint' | 'place' | 'added' | 'removed'

export interface Style {
  readonly colour: boolean
  readonly unicode: boolean
}

/** What files and pipes get. */
export const plain: Style = { colour: false, unicode: true }

/** ECMA-48 SGR codes. */
const codes: Readonly<Record<Role, number>> = {
  error: 31,
  warning: 33,
  info: 36,
  strong: 1,
  faint: 2,
  place: 36,
  added: 32,
  removed: 31,
}

/** The text in the colour of a role. */
export function paint({ colour }: Style, role: Role, text: string): string {
  return colour && text !== '' ? `\u001b[${codes[role]}m${text}\u001b[0m` : text
}

/** One character each, so that columns stay where they are. */
const ascii: Readonly<Record<string, string>> = {
  '│': '|',
  '→': '>',
  '↔': '-',
  '·': '-',
  '×': 'x',
  '…': '~',
  '✓': '+',
  '✗': 'x',
  '–': '-',
  '—': '-',
  '’': "'",
  '“': '"',
  '”': '"',
}

/** The text with the symbols of netc itself written in ASCII where the terminal has no others. */
export function symbols({ unicode }: Style, text: string): string {
  return unicode ? text : text.replace(/[│→↔·×…✓✗–—’“”]/g, each => ascii[each] ?? each)
}

/** `1 file`, `2 files`, `1,000 files`. */
export function count(n: number, noun: string): string {
  const digits = String(n).replace(/\B(?=(\d{3})+$)/g, ',')
  return `${digits} ${n === 1 ? noun : /[^aeiou]y$/.test(noun) ? `${noun.slice(0, -1)}ies` : `${noun}s`}`
}

/** A text with a sign for each character that would steer a terminal or end a line unseen. */
export function visible(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, each => (/[\t\n]/.test(each) ? each : '\ufffd'))
}

/** A text of several lines as one. */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ')
}
