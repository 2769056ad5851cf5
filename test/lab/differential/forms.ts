/** The forms of FRR's policy language that a route was held against, so that a test can say what it has tried. */
import { effectiveSettings } from '../../../src/fabric/effective.ts'
import type { Session } from '../../../src/fabric/filter/chain.ts'
import type { Decision, Tried } from '../../../src/fabric/filter/route.ts'
import type { Match } from '../../../src/fabric/router.ts'

/** Every form of a route-map that the generator makes; `continue` is another word for `on-match goto`, and seen in the text only. */
const routeMapForms = [
  'match prefix-list ipv4-unicast',
  'match prefix-list ipv6-unicast',
  'match next-hop-prefix-list ipv4-unicast',
  'match next-hop-prefix-list ipv6-unicast',
  'match as-path',
  'match community',
  'match community exact',
  'match large-community',
  'match large-community exact',
  'match local-preference',
  'match metric',
  'match tag',
  'match origin',
  'match interface',
  'match peer',
  'match source-protocol',
  'set local-preference',
  'set metric',
  'set weight',
  'set tag',
  'set origin',
  'set community',
  'set community additive',
  'set community-none',
  'set large-community',
  'set large-community additive',
  'set delete-communities',
  'set as-path-prepend',
  'set next-hop',
  'set ipv6-next-hop',
  'set source',
  'on-match next',
  'on-match goto',
  'continue',
  'call',
] as const

/** The settings of a neighbor that the generator makes for one direction, with the first step of the chain that none of them outlives. */
const settingForms = {
  In: {
    enforceFirstAs: 'enforce-first-as',
    localAsn: 'as-path-loop',
    allowasIn: 'as-path-loop',
    distributeListIn: 'distribute-list',
    prefixListIn: 'prefix-list',
    filterListIn: 'filter-list',
    weight: 'route-map',
    routeMapIn: 'route-map',
  },
  Out: {
    distributeListOut: 'distribute-list',
    prefixListOut: 'prefix-list',
    filterListOut: 'filter-list',
    removePrivateAs: 'route-map',
    asOverride: 'route-map',
    routeMapOut: 'route-map',
  },
} as const satisfies Record<'In' | 'Out', Record<string, Decision['step']>>

/** The steps in their order, which both directions have in common. */
const steps: readonly Decision['step'][] = [
  'enforce-first-as',
  'as-path-loop',
  'community',
  'distribute-list',
  'prefix-list',
  'filter-list',
  'policy-required',
  'route-map',
  'no-filter',
]

/** Every form that is made for one direction. */
export function formsFor(direction: 'In' | 'Out'): readonly string[] {
  return [...routeMapForms, ...Object.keys(settingForms[direction])]
}

/** The forms that one route was held against: what stands behind the step that decided on it was not asked. */
export function formsMet(
  { router, neighbor, family }: Session,
  direction: 'In' | 'Out',
  { result, by }: { readonly result: string; readonly by: Decision },
  conf: string,
): ReadonlySet<string> {
  const settings = effectiveSettings(router, neighbor)
  const said = { ...settings, ...settings.families?.[family] }
  const last = result === 'permitted' ? steps.length : steps.indexOf(by.step)
  const found = new Set<string>(
    Object.entries(settingForms[direction])
      .filter(([setting, step]) => setting in said && steps.indexOf(step) <= last)
      .map(([setting]) => setting),
  )
  const visit = (decision: Decision) => {
    if (decision.step !== 'route-map') return
    for (const tried of [...(decision.callers ?? []).flat(), ...decision.tried]) {
      for (const form of entryForms(tried, conf)) found.add(form)
      if (tried.called) visit(tried.called)
    }
  }
  visit(by)
  return found
}

/** The conditions of an entry up to the one that failed, and what it does where all hold. */
function entryForms({ entry, matched, match: failed }: Tried, conf: string): readonly string[] {
  const { action, matches, sets, onMatch, call, origin } = entry
  const asked = matches.slice(0, failed === undefined ? matches.length : matches.indexOf(failed) + 1).map(matchForm)
  if (matched !== 'yes' || action === 'deny') return asked
  const body = conf.slice(origin.start).split('\nexit\n', 1)[0]!
  return [
    ...asked,
    ...sets.map(each => `set ${each.type}${'additive' in each ? ' additive' : ''}`),
    ...(onMatch === undefined ? [] : [onMatch === 'next' ? 'on-match next' : 'on-match goto']),
    ...(body.includes('\n continue ') ? ['continue'] : []),
    ...(call === undefined ? [] : ['call']),
  ]
}

function matchForm(match: Match): string {
  return `match ${match.type}${'family' in match ? ` ${match.family}` : ''}${'exact' in match ? ' exact' : ''}`
}
