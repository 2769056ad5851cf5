/** Names of what the description does not name: made from what it does, the same every time, each once. */
import type { Peering } from '../dsl/peering.ts'

/** Names given out so far; asks for a second of the same name get a number. */
export class Names {
  readonly #taken: Set<string>

  constructor(taken: Iterable<string> = []) {
    this.#taken = new Set(taken)
  }

  take(wanted: string): string {
    let name = wanted
    for (let n = 2; this.#taken.has(name); n++) name = `${wanted}-${n}`
    this.#taken.add(name)
    return name
  }
}

/** The name of each peering: its own, or made of its nodes (`lab-rack0`), or of what its routers are to each other. */
export function namePeerings(peerings: readonly Peering[]): ReadonlyMap<Peering, string> {
  const names = new Names()
  return new Map(peerings.map(each => [each, names.take(baseName(each))]))
}

/** The name of a peering by itself; another may have the same. */
export function baseName({ name, nodes, sides }: Peering): string {
  if (name !== undefined) return name
  if (!nodes) {
    const systems = sides.map(side => new Set(side.map(end => ('router' in end ? end.router : end).as.asn)))
    return systems.every(each => each.size === 1) && [...systems[0]!][0] === [...systems[1]!][0] ? 'internal' : 'fabric'
  }
  const values = Object.values(nodes.selector?.matchLabels ?? {}).filter(value => value !== '')
  return word([nodes.cluster.name, ...values].join('-'))
}

/** Text as the name of a Kubernetes object. */
export function word(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9-]+/g, '-')
    .replace(/^-+|-+$/g, '')
}

/** A name as FRR's people write peer-groups and filters; never one that could be an interface or an address. */
export function shout(name: string): string {
  return name.toUpperCase().replaceAll('.', '-')
}
