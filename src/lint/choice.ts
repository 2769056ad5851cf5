/** Which rules count, how much, and where: what flags and the configuration say of them. */
import type { Diagnostic, Severity } from '../text/diagnostic.ts'
import { UserError } from '../text/diagnostic.ts'
import { didYouMean } from '../text/nearest.ts'

/** What somebody wants of the rules. Each name is a rule's or a group's. */
export interface Choice {
  /** Only these; without it, all. */
  readonly select?: readonly string[]
  readonly ignore?: readonly string[]
  /** Other severities than the rules' own. */
  readonly severity?: Readonly<Record<string, Severity>>
  /** The same for some files: patterns of paths, and what is ignored there. */
  readonly overrides?: readonly { readonly files: readonly string[]; readonly ignore: readonly string[] }[]
}

/** The rules there are, each with its group. */
export type Rules = Readonly<Record<string, string>>

/** Findings that count, with the severity they are to have. */
export function choose(
  diagnostics: readonly Diagnostic[],
  rules: Rules,
  { select, ignore = [], severity = {}, overrides = [] }: Choice,
  matches: (pattern: string, path: string) => boolean,
): readonly Diagnostic[] {
  const wanted = select && rulesOf(select, rules)
  const unwanted = rulesOf(ignore, rules)
  const severities = new Map(
    Object.entries(severity).flatMap(([name, to]) => [...rulesOf([name], rules)].map(rule => [rule, to] as const)),
  )
  const local = overrides.map(each => ({ files: each.files, rules: rulesOf(each.ignore, rules) }))
  return diagnostics
    .filter(({ code, span }) => {
      if (wanted && !wanted.has(code)) return false
      if (unwanted.has(code)) return false
      return !local.some(each => each.rules.has(code) && each.files.some(pattern => matches(pattern, span.path)))
    })
    .map(each => ({ ...each, severity: severities.get(each.code) ?? each.severity }))
}

/** The rules that names stand for; throws a UserError for a name that nothing has. */
function rulesOf(names: readonly string[], rules: Rules): ReadonlySet<string> {
  const groups = Object.values(rules)
  return new Set(
    names.flatMap(name => {
      if (Object.hasOwn(rules, name)) return [name]
      const members = Object.keys(rules).filter(rule => rules[rule] === name)
      if (members.length > 0) return members
      throw new UserError(
        `there is no rule ${name}`,
        didYouMean(name, [...new Set([...Object.keys(rules), ...groups])], 'netc rules lists them'),
      )
    }),
  )
}
