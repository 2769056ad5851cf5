import type { L2Announcement } from '../../dsl/announce.ts'
import { diagnose } from '../../dsl/problem.ts'
import type { Diagnostic } from '../../text/diagnostic.ts'
import { locate } from '../../text/origin.ts'
import type { Network } from './network.ts'

/** The L2 announcements of a cluster that ask for a lease ask for the same one (Helm: `l2announcements.lease…`). */
export function leases({ description }: Network): Diagnostic[] {
  return description.clusters.flatMap(({ name, l2 }) => {
    const [first, ...more] = l2.filter(({ lease }) => lease)
    return more
      .filter(each => leaseOf(each) !== leaseOf(first!))
      .map(each =>
        diagnose(
          each,
          'lease',
          'l2-lease-differs',
          `${each.name} asks for a lease of ${leaseOf(each)}, ${first!.name} for one of ${leaseOf(first!)}`,
          {
            why: `Cilium's agents are started with one lease for all L2 announcements of cluster ${name}`,
            help: 'ask for the same lease in both, or in one of them only',
            related: [{ span: locate(first!, 'lease'), message: `the lease of ${first!.name}` }],
          },
        ),
      )
  })
}

function leaseOf({ lease }: L2Announcement): string {
  return `${lease!.duration} s, renewed within ${lease!.renew} s, tried every ${lease!.retry} s`
}
