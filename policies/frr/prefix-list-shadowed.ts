import { lengthsOf } from '../../src/fabric/filter/list.ts'
import type { PrefixListEntry } from '../../src/fabric/router.ts'
import { formatCidr, network as networkOf, type Prefix } from '../../src/net/prefix.ts'
import { policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'Every entry of a prefix-list can decide.',
  why: 'The first entry that fits decides: one behind another that fits all the same prefixes is never asked',
  see: ['FRR: ip prefix-list'],
  messages: {
    other: 'seq {later} of {list} never decides: seq {earlier} has fitted before, and says {action}',
    same: 'seq {later} of {list} says what seq {earlier} has said of the same prefixes',
  },

  check(network, report) {
    for (const { prefixLists } of network.routers)
      for (const { name: list, entries } of prefixLists) {
        const seen = new Map<string, PrefixListEntry[]>()
        for (const on of entries) {
          const { least, most } = lengthsOf(on)
          const before = around(on.prefix)
            .flatMap(prefix => seen.get(prefix) ?? [])
            .find(each => lengthsOf(each).least <= least && lengthsOf(each).most >= most)
          const key = formatCidr(on.prefix)
          seen.set(key, [...(seen.get(key) ?? []), on])
          if (!before || least > most) continue
          const isSame = before.action === on.action
          report({
            on,
            field: 'prefix',
            ...(isSame
              ? { message: 'same', data: { list, later: on.sequence, earlier: before.sequence }, severity: 'info' }
              : {
                  message: 'other',
                  data: { list, later: on.sequence, earlier: before.sequence, action: before.action },
                }),
            related: [{ on: before, field: 'prefix', message: 'fits all of it' }],
            help: isSame ? 'take it out' : `give it a number below ${before.sequence}`,
          })
        }
      }
  },

  bad: [
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list VIPS seq 5 permit 203.0.113.0/24 le 32
                                 ~~~~~~~~~~~~~~ fits all of it
ip prefix-list VIPS seq 10 deny 203.0.113.128/25 le 32
                                ^^^^^^^^^^^^^^^^ seq 10 of VIPS never decides: seq 5 has fitted before, and says permit
`,
  ],
  good: [
    `
-- tor0/frr.conf --
frr version 8.4
ip prefix-list VIPS seq 5 permit 203.0.113.0/24
ip prefix-list VIPS seq 10 deny 203.0.113.128/25 le 32
ip prefix-list VIPS seq 15 deny any
`,
  ],
})

/** A prefix and all that it lies in, as text. */
function around({ address, length }: Prefix): readonly string[] {
  return Array.from({ length: length + 1 }, (_, i) => formatCidr(networkOf({ address, length: i })))
}
