/** FRR: what stands at the top of the file and is about the router as a whole. */
import type { Router } from '../../fabric/router.ts'
import { oneOf, remark, version } from '../argument.ts'
import { rowsOf, type Row } from '../row.ts'

/** The release and the profile a configuration was written for, and what is kept of the router as written. */
export type RouterHead = Pick<Router, 'frr' | 'profile' | 'globals'>

const { says } = rowsOf<RouterHead>('top', {})

/** The first commands of a file. */
export const routerRows: readonly Row<RouterHead>[] = [
  says(
    'frr version <frr>',
    { frr: version },
    'The release that wrote the file; older ones bring their defaults with them.',
  ),
  says('frr defaults <profile>', { profile: oneOf('traditional', 'datacenter') }, 'The profile: a set of defaults.'),
  says('hostname <name...>', { name: remark }, 'Names the host; FRR does not keep it.', {
    read: () => ({}),
    print: () => undefined,
  }),
]
