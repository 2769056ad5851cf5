/** What a list of FRR says of a route: the first entry that fits decides, and without one the list denies. */
import type { Family } from '../../net/family.ts'
import { contains, sameCidr, type Prefix } from '../../net/prefix.ts'
import type { Sited } from '../../text/origin.ts'
import type { CommunityList, PrefixListEntry } from '../router.ts'
import { communityNumber, frrCommunity } from './community.ts'
import type { Policy } from './policy.ts'
import type { AsPath, ListEntry, ListVerdict, Truth } from './route.ts'

const undefinedList: ListVerdict = { action: 'deny', by: 'undefined' }

/** FRR: `prefix_list_apply`. A list without entries permits everything, one that does not exist nothing. */
export function askPrefixList(policy: Policy, family: Family, name: string, prefix: Prefix): ListVerdict {
  const list = policy.prefixLists[family].get(name)
  if (!list) return undefinedList
  if (list.entries.length === 0) return { action: 'permit', by: 'empty', node: list }
  const entry = list.entries.find(each => coversPrefix(each, prefix))
  return entry
    ? { action: entry.action, by: 'entry', entry, node: entry }
    : { action: 'deny', by: 'no-entry', node: list }
}

/** The lengths that an entry takes (FRR: `prefix_list_entry_match`, for which a bound of 0 is none). */
export function lengthsOf({ prefix, ge, le }: PrefixListEntry): { readonly least: number; readonly most: number } {
  if (!ge && !le) return { least: prefix.length, most: prefix.length }
  return { least: Math.max(prefix.length, ge ?? 0), most: le ? le : prefix.address.version === 4 ? 32 : 128 }
}

function coversPrefix(entry: PrefixListEntry, prefix: Prefix): boolean {
  const { least, most } = lengthsOf(entry)
  return prefix.length >= least && prefix.length <= most && contains(entry.prefix, prefix)
}

/** FRR: `access_list_apply`, of access-lists that name prefixes. */
export function askAccessList(policy: Policy, family: Family, name: string, prefix: Prefix): ListVerdict {
  const list = policy.accessLists[family].get(name)
  // Lines of it that were not read may stand anywhere between those that were.
  if (policy.keptAccessLists.has(name)) return { action: 'unknown', by: 'not-understood', ...(list && { node: list }) }
  if (!list) return undefinedList
  const entry = list.entries.find(each => (each.exact ? sameCidr(each.prefix, prefix) : contains(each.prefix, prefix)))
  return entry
    ? { action: entry.action, by: 'entry', entry, node: entry }
    : { action: 'deny', by: 'no-entry', node: list }
}

/** FRR: `as_list_apply`. */
export function askAsPathList(policy: Policy, name: string, path: AsPath): ListVerdict {
  const list = policy.asPathLists.get(name)
  if (!list) return undefinedList
  const text = formatAsPath(path)
  return ask(list, inSequence(list.entries), entry => search(policy, entry.expression, text))
}

/** An AS path as FRR prints it, and as expressions see it. */
export function formatAsPath(path: AsPath): string {
  return path.map(each => (typeof each === 'number' ? String(each) : `{${sortedSet(each).join(',')}}`)).join(' ')
}

function sortedSet(set: readonly number[]): readonly number[] {
  return [...new Set(set)].sort((a, b) => a - b)
}

/** FRR: `community_list_match` and, for an exact match, `community_list_exact_match`. */
export function askCommunityList(
  policy: Policy,
  name: string,
  communities: readonly string[],
  exact?: true,
): ListVerdict {
  const lists = policy.communityLists.get(name)
  if (!lists) return undefinedList
  const numbers = communities.map(each => communityNumber(each)!)
  const text = numbers.map(each => frrCommunity(each, policy.version)).join(' ')
  return ask(lists[0]!, entriesOf(lists), ({ kind, match }) => {
    if (kind === 'expanded') return search(policy, match, text)
    const wanted = match.split(/\s+/).map(communityNumber)
    return wanted.includes(internet) ? 'yes' : hasAll(numbers, wanted, exact)
  })
}

/** The community 0:0, which in a list stands for any. */
const internet = 0

/** FRR: `lcommunity_list_match`, `lcommunity_list_exact_match`. */
export function askLargeCommunityList(
  policy: Policy,
  name: string,
  communities: readonly string[],
  exact?: true,
): ListVerdict {
  const lists = policy.largeCommunityLists.get(name)
  if (!lists) return undefinedList
  return ask(lists[0]!, entriesOf(lists), ({ kind, match }) =>
    kind === 'large-expanded'
      ? search(policy, match, communities.join(' '))
      : hasAll(communities, match.split(/\s+/), exact),
  )
}

/** FRR: `set comm-list … delete`: what is left when each community that the list permits by itself is taken away. */
export function withoutListed(
  policy: Policy,
  name: string,
  communities: readonly string[],
): readonly string[] | undefined {
  const lists = policy.communityLists.get(name)
  if (!lists) return communities
  const entries = entriesOf(lists)
  const left: string[] = []
  for (const community of communities) {
    const number = communityNumber(community)!
    const verdict = ask(lists[0]!, entries, ({ kind, match }) => {
      if (kind === 'expanded') return search(policy, match, frrCommunity(number, policy.version))
      const named = match.split(/\s+/).map(communityNumber)
      return named.includes(internet) || named.includes(number) ? 'yes' : 'no'
    })
    if (verdict.action === 'unknown') return undefined
    if (verdict.action === 'deny') left.push(community)
  }
  return left
}

function ask<E extends ListEntry>(list: Sited, entries: readonly E[], fits: (entry: E) => Truth): ListVerdict {
  for (const entry of entries) {
    const truth = fits(entry)
    if (truth === 'no') continue
    const { origin } = entry
    const at = { entry, node: origin ? { origin } : list }
    return truth === 'yes'
      ? { action: entry.action, by: 'entry', ...at }
      : { action: 'unknown', by: 'not-understood', ...at }
  }
  return { action: 'deny', by: 'no-entry', node: list }
}

function entriesOf(lists: readonly CommunityList[]) {
  return inSequence(lists.flatMap(({ kind, entries }) => entries.map(entry => ({ ...entry, kind }))))
}

/** Entries as they are asked: one without a number has the next multiple of five, in the order they were written. */
function inSequence<E extends ListEntry>(entries: readonly E[]): readonly E[] {
  let last = 0
  return entries
    .map(entry => {
      const sequence = entry.sequence ?? Math.floor(last / 5) * 5 + 5
      last = Math.max(last, sequence)
      return { entry, sequence }
    })
    .sort((a, b) => a.sequence - b.sequence)
    .map(({ entry }) => entry)
}

function search({ expression }: Policy, pattern: string, text: string): Truth {
  const compiled = expression(pattern)
  return compiled ? (compiled.test(text) ? 'yes' : 'no') : 'unknown'
}

function hasAll<T>(present: readonly T[], wanted: readonly T[], exact: true | undefined): Truth {
  const all = wanted.every(each => present.includes(each))
  return all && (!exact || new Set(wanted).size === present.length) ? 'yes' : 'no'
}
