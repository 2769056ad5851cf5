/** MetalLB's own address pools: another owner of addresses in the same cluster. */
import type { Block, Pool } from '../fabric/cluster.ts'
import { parseAddress, parseCidr } from '../net/prefix.ts'
import { namePath } from './metadata.ts'
import type { KubernetesObject } from './object.ts'

const addressesPath = ['spec', 'addresses']

/** An IPAddressPool: networks, and ranges `first-last`. */
export function readMetalLbPool(object: KubernetesObject, name: string): Pool {
  const blocks = object.parsedItems(addressesPath, 'a CIDR or a range such as 192.0.2.1-192.0.2.9', parseBlock)
  return {
    name,
    blocks: blocks.map((block, i): Block => ({ ...block, origin: object.span([...addressesPath, i]) })),
    origin: object.origin({ name: namePath, blocks: addressesPath }),
  }
}

function parseBlock(text: string): BlockValue | undefined {
  const cidr = parseCidr(text.trim())
  if (cidr) return { cidr }
  const [start, stop] = text.split('-').map(each => parseAddress(each.trim()))
  return start && stop ? { start, stop } : undefined
}

type BlockValue = { readonly cidr: NonNullable<ReturnType<typeof parseCidr>> } | Extent
interface Extent {
  readonly start: NonNullable<ReturnType<typeof parseAddress>>
  readonly stop: NonNullable<ReturnType<typeof parseAddress>>
}
