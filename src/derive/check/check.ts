/** What is wrong with the network as a whole, whatever it is compiled for: a file for each subject, a function for each check. */
import type { Diagnostic } from '../../text/diagnostic.ts'
import { addresses, routerIds, subnets } from './addresses.ts'
import { exposed } from './exposed.ts'
import { leases } from './leases.ts'
import { names, something } from './names.ts'
import type { Check, Network } from './network.ts'
import { ends, nodePeerings, pairs } from './peerings.ts'
import { pools } from './pools.ts'
import { chosenNodes } from './selections.ts'

const checks: readonly Check[] = [
  something,
  names,
  subnets,
  addresses,
  routerIds,
  pools,
  pairs,
  ends,
  exposed,
  chosenNodes,
  leases,
  nodePeerings,
]

/** Everything that is wrong with a network, in the order of the checks. */
export function checkNetwork(network: Network): readonly Diagnostic[] {
  return checks.flatMap(check => check(network))
}
