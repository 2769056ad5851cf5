/** The forms of FRR's policy language that a case goes through, so that a test can say what it has tried. */
import { effectiveSettings } from '../../../src/fabric/effective.ts'
import type { Session } from '../../../src/fabric/filter/chain.ts'
import type { RouteMapEntry } from '../../../src/fabric/router.ts'

/** Every form that the generator makes; `continue` is another word for `on-match goto`, and seen in the text only. */
export const forms = [
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
  'prefixListIn',
  'distributeListIn',
  'filterListIn',
  'routeMapIn',
  'weight',
  'allowasIn',
  'enforceFirstAs',
  'localAsn',
] as const

/** The forms in the policy of one session, those of the route-maps it calls among them. */
export function formsOf({ router, neighbor, family }: Session, conf: string): ReadonlySet<string> {
  const settings = effectiveSettings(router, neighbor)
  const own = settings.families?.[family] ?? {}
  const found = new Set<string>([...Object.keys(own), ...Object.keys(settings)])
  const visit = (name: string | undefined) => {
    const map = router.routeMaps.find(each => each.name === name)
    for (const entry of map?.entries ?? []) {
      for (const form of entryForms(entry)) found.add(form)
      if (conf.slice(entry.origin.start).split('\nexit\n', 1)[0]!.includes('\n continue ')) found.add('continue')
      visit(entry.call)
    }
  }
  visit(own.routeMapIn)
  return found
}

function entryForms({ matches, sets, onMatch, call }: RouteMapEntry): readonly string[] {
  return [
    ...matches.flatMap(each => [
      `match ${each.type}${'family' in each ? ` ${each.family}` : ''}${'exact' in each ? ' exact' : ''}`,
    ]),
    ...sets.map(each => `set ${each.type}${'additive' in each ? ' additive' : ''}`),
    ...(onMatch === undefined ? [] : [onMatch === 'next' ? 'on-match next' : 'on-match goto']),
    ...(call === undefined ? [] : ['call']),
  ]
}
