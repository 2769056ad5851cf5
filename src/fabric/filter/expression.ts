/** Regular expressions of FRR (POSIX extended, and `_`) as those of JavaScript. */

/** What `_` stands for (FRR: `bgp_regcomp`): where an AS path, an AS set or a number begins or ends. */
const underscore = '(?:^|[,{}() ]|$)'

/** POSIX classes inside brackets (POSIX.1 section 9.3.5), in the C locale. */
const classes: Readonly<Record<string, string>> = {
  alnum: 'A-Za-z0-9',
  alpha: 'A-Za-z',
  blank: ' \\t',
  digit: '0-9',
  lower: 'a-z',
  punct: '!-\\/:-@\\[-`{-~',
  space: ' \\t\\n\\v\\f\\r',
  upper: 'A-Z',
  xdigit: 'A-Fa-f0-9',
}

/** The expression to search with; undefined where FRR refuses it, or netc cannot tell what FRR would take it for. */
export function expression(text: string): RegExp | undefined {
  // FRR replaces every `_`, also one inside brackets, before the library sees the expression.
  const source = translate(text.replaceAll('_', underscore.replace('?:', '')))
  if (source === undefined) return undefined
  try {
    return new RegExp(source)
  } catch {
    return undefined
  }
}

function translate(text: string): string | undefined {
  let source = ''
  for (let at = 0; at < text.length;) {
    const char = text[at]!
    if (char === '[') {
      const bracket = translateBracket(text, at)
      if (!bracket) return undefined
      source += bracket.source
      at = bracket.end
      continue
    }
    if (char === '\\') {
      const next = text[at + 1]
      // glibc's own \w, \b and back-references have no business in an AS path.
      if (next === undefined || /[A-Za-z0-9<>`']/.test(next)) return undefined
      source += `\\${next}`
      at += 2
      continue
    }
    const interval = char === '{' ? /^\{\d*(,\d*)?\}/.exec(text.slice(at))?.[0] : undefined
    if (interval !== undefined && interval !== '{}' && interval !== '{,}') {
      // POSIX: RE_DUP_MAX; and a second quantifier means something else to JavaScript.
      if (interval.match(/\d+/g)!.some(count => Number(count) > 32767)) return undefined
      if (/^[*+?{]/.test(text.slice(at + interval.length))) return undefined
      source += interval.replace('{,', '{0,')
      at += interval.length
      continue
    }
    if (/^([*+?][*+?{]|\(\?)/.test(text.slice(at))) return undefined
    source += char === '{' || char === '}' || char === '/' || char === ']' ? `\\${char}` : char
    at++
  }
  return source
}

/** `[…]`: in POSIX a backslash in it is itself, and a `]` that comes first too. */
function translateBracket(text: string, start: number): { readonly source: string; readonly end: number } | undefined {
  let at = start + 1
  let source = '['
  if (text[at] === '^') {
    source += '^'
    at++
  }
  for (let first = true; at < text.length; first = false) {
    const char = text[at]!
    if (char === ']' && !first) return { source: `${source}]`, end: at + 1 }
    const named = /^\[:(\w+):\]/.exec(text.slice(at))
    if (named) {
      const members = classes[named[1]!]
      if (members === undefined) return undefined
      source += members
      at += named[0].length
      continue
    }
    if (/^\[[.=]/.test(text.slice(at))) return undefined
    source += /[\\\][^]/.test(char) ? `\\${char}` : char
    at++
  }
  return undefined
}
