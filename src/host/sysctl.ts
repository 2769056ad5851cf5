/** The kernel settings a router needs, as a table: key, and the value for a router where there is one. */
import type { Router } from '../fabric/router.ts'
import type { Family } from '../net/family.ts'

export interface Sysctl {
  readonly key: string
  readonly valueFor: (router: Router) => number | undefined
  /** The family that the setting lets through. */
  readonly forwards?: Family
}

/** Above this many passwords the kernel's default room for them on one socket may run out (FRR: `neighbor password`). */
const passwordsByDefault = 100

export const sysctls: readonly Sysctl[] = [
  { key: 'net.ipv4.ip_forward', valueFor: router => forwarding(router, 'ipv4-unicast'), forwards: 'ipv4-unicast' },
  {
    key: 'net.ipv6.conf.all.forwarding',
    valueFor: router => forwarding(router, 'ipv6-unicast'),
    forwards: 'ipv6-unicast',
  },
  // Flows, not pairs of hosts, are spread over equal paths.
  { key: 'net.ipv4.fib_multipath_hash_policy', valueFor: router => forwarding(router, 'ipv4-unicast') },
  { key: 'net.ipv6.fib_multipath_hash_policy', valueFor: router => forwarding(router, 'ipv6-unicast') },
  { key: 'net.core.optmem_max', valueFor: router => (passwords(router) > passwordsByDefault ? 1048576 : undefined) },
]

function forwarding({ forwarding: on = [] }: Router, family: Family): number | undefined {
  return on.includes(family) ? 1 : undefined
}

/** Sessions with a password: static neighbors, and as many as the listen ranges may bring. */
function passwords({ bgp }: Router): number {
  if (!bgp) return 0
  const groups = new Set(bgp.groups.filter(({ settings }) => settings.password).map(({ name }) => name))
  const own = bgp.neighbors.filter(
    ({ group, settings }) => settings.password ?? (group !== undefined && groups.has(group)),
  )
  const dynamic = bgp.listenRanges.some(({ group }) => groups.has(group)) ? (bgp.listenLimit ?? 100) : 0
  return own.length + dynamic
}
