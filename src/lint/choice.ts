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
  /** The same for some files, by patterns of their paths; where several fit, the last counts. */
  readonly overrides?: readonly {
    readonly files: readonly string[]
    readonly ignore?: readonly string[]
    readonly severity?: Readonly<Record<string, Severity>>
  }[]
}

/** The rules there are, each with its group. */
export type Rules = Readonly<Record<string, string>>

/** What netc finds besides what policies are about, with the group that stands for it in a choice. */
export const withoutPolicy: Rules = {
  ...inGroup('reading', [
    'file-unreadable',
    'helm-values',
    'kind-schema',
    'kustomize-too-large',
    'unsupported-by-version',
  ]),
  ...inGroup('comments', [
    'suppression-expired',
    'suppression-locked',
    'suppression-unknown-rule',
    'suppression-unused',
    'suppression-without-reason',
  ]),
  ...inGroup('baseline', ['baseline-stale', 'baseline-unreadable']),
}

function inGroup(group: string, codes: readonly string[]): Rules {
  return Object.fromEntries(codes.map(code => [code, group]))
}

/** Findings that count, with the severity they are to have. */
export function choose(
  diagnostics: readonly Diagnostic[],
  rules: Rules,
  { select, ignore = [], severity = {}, overrides = [] }: Choice,
  matches: (pattern: string, path: string) => boolean,
): readonly Diagnostic[] {
  const wanted = select && rulesOf(select, rules)
  const unwanted = rulesOf(ignore, rules)
  const severities = severitiesOf(severity, rules)
  const local = overrides.map(each => ({
    files: each.files,
    unwanted: rulesOf(each.ignore ?? [], rules),
    severities: severitiesOf(each.severity ?? {}, rules),
  }))
  return diagnostics.flatMap(found => {
    const { code, span } = found
    if ((wanted && !wanted.has(code)) || unwanted.has(code)) return []
    const here = local.filter(each => each.files.some(pattern => matches(pattern, span.path)))
    if (here.some(each => each.unwanted.has(code))) return []
    const said = [severities, ...here.map(each => each.severities)].findLast(each => each.has(code))?.get(code)
    return [said === undefined ? found : { ...found, severity: said }]
  })
}

function severitiesOf(severity: Readonly<Record<string, Severity>>, rules: Rules): ReadonlyMap<string, Severity> {
  return new Map(
    Object.entries(severity).flatMap(([name, to]) => [...rulesOf([name], rules)].map(rule => [rule, to] as const)),
  )
}

/** The rules that names stand for; throws a UserError for a name that nothing has. */
export function rulesOf(names: readonly string[], rules: Rules): ReadonlySet<string> {
  return new Set(
    names.flatMap(each => {
      const name = each.trim()
      if (Object.hasOwn(rules, name)) return [name]
      const members = Object.keys(rules).filter(rule => rules[rule] === name)
      if (members.length > 0) return members
      const all = [...new Set([...Object.keys(rules), ...Object.values(rules)])]
      throw new UserError(`there is no rule ${name || "''"}`, didYouMean(name, all, 'netc rules lists them'))
    }),
  )
}
