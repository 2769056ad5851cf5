/** `netc rules` and `netc explain`: what netc checks, from the policies themselves; the repository's own among them. */
import { groups, policies } from '../../policies/index.ts'
import { CustomPolicies, type PolicyInfo } from '../dsl/custom.ts'
import { page } from '../lint/page.ts'
import { findRepository, type LoadConfig } from '../project.ts'
import { UserError } from '../text/diagnostic.ts'
import { didYouMean } from '../text/nearest.ts'

/** The policies that a repository adds, by id. */
export type Own = Readonly<Record<string, PolicyInfo>>

/** The policies that the configuration of a folder names. */
export async function ownPolicies(cwd: string, loadConfig: LoadConfig): Promise<Own> {
  const { config, base, root } = await findRepository({ cwd }, loadConfig)
  const named = config.lint?.policies ?? []
  if (named.length === 0) return {}
  const custom = await CustomPolicies.load(named, { base, root })
  custom.close()
  return custom.policies
}

/** All rules, group after group; as JSON for programs. */
export function listRules(asJson: boolean, own: Own = {}): string {
  const ours = Object.entries(policies).map(([id, each]) => ({ id, group: groups[id]!, ...each }))
  const theirs = Object.entries(own).map(([id, each]) => ({ id, ...each }))
  const rules = [...ours, ...theirs].map(({ id, group, severity, summary }) => ({ id, group, severity, summary }))
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

/** The page of one rule; the repository's own are looked for only where netc has none of that name. */
export async function explainRule(id: string, findOwn: () => Promise<Own>): Promise<string> {
  if (Object.hasOwn(policies, id)) return page(id, policies[id]!)
  const own = await findOwn()
  if (Object.hasOwn(own, id)) return page(id, own[id]!)
  throw new UserError(
    `there is no rule ${id}`,
    didYouMean(id, [...Object.keys(policies), ...Object.keys(own)], 'netc rules lists them'),
  )
}
