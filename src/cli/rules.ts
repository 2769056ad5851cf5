/** `netc rules` and `netc explain`: what netc checks, from the policies themselves. */
import { groups, policies } from '../../policies/index.ts'
import { page } from '../lint/page.ts'
import { UserError } from '../text/diagnostic.ts'
import { didYouMean } from '../text/nearest.ts'

/** All rules, group after group; as JSON for programs. */
export function listRules(asJson: boolean): string {
  const rules = Object.entries(policies).map(([id, { severity, summary }]) => ({
    id,
    group: groups[id]!,
    severity,
    summary,
  }))
  if (asJson) return `${JSON.stringify(rules, undefined, 2)}\n`
  const width = Math.max(...rules.map(({ id }) => id.length))
  const names = [...new Set(rules.map(({ group }) => group))]
  return names
    .map(name => {
      const rows = rules
        .filter(({ group }) => group === name)
        .map(({ id, severity, summary }) => `  ${id.padEnd(width)}  ${severity.padEnd(7)}  ${summary}\n`)
      return `${name}\n${rows.join('')}`
    })
    .join('\n')
}

/** The page of one rule. */
export function explainRule(id: string): string {
  const policy = Object.hasOwn(policies, id) ? policies[id] : undefined
  if (policy) return page(id, policy)
  throw new UserError(`there is no rule ${id}`, didYouMean(id, Object.keys(policies), 'netc rules lists them'))
}
