/** containerlab's topology files, netc's and anybody's: who is in the lab, with which addresses, joined to whom. */
import type { RouterPart } from '../fabric/fabric.ts'
import type { Interface } from '../fabric/router.ts'
import { parseAddress, parseCidr, type Address, type Cidr } from '../net/prefix.ts'
import type { Diagnostic } from '../text/diagnostic.ts'
import type { Sited } from '../text/origin.ts'
import type { Source } from '../text/source.ts'
import { parseDocuments, spanOf, type Path, type YamlDocument } from '../yaml/document.ts'
import { entries, isMap, valueAt, words } from '../yaml/object.ts'
import { releaseIn } from './image.ts'

/** A containerlab topology. */
export interface Lab {
  readonly name: string
  readonly members: readonly Member[]
  readonly links: readonly Link[]
}

/** An entry of `topology.nodes`. */
export interface Member extends Sited {
  readonly name: string
  readonly kind?: string
  readonly image?: string
  /** The container, made by somebody else, whose network it is or shares: a node of a kind cluster. */
  readonly container?: string
  /** What its `exec` lines set, in their order. */
  readonly addresses: readonly { readonly interface: string; readonly cidr: Cidr }[]
  readonly defaultRoute: readonly Address[]
  /** Whether it joins the links it has, as a switch does. */
  readonly bridge: boolean
}

/** An entry of `topology.links`. */
export interface Link extends Sited {
  readonly ends: readonly [End, End]
}

/** `member:interface`. */
export interface End {
  readonly member: string
  readonly interface: string
}

/** The lab of a file, and what it says of its FRR routers; undefined when the file is no topology. */
export function readContainerlab(
  source: Source,
): { lab: Lab; routers: RouterPart[]; diagnostics: Diagnostic[] } | undefined {
  const { documents, diagnostics: found } = parseDocuments(source)
  const document = documents.find(({ value }) => isMap(valueAt(value, ['topology', 'nodes'])))
  if (!document) return undefined
  const diagnostics = [...found]
  const name = valueAt(document.value, ['name'])
  const nodes = valueAt(document.value, ['topology', 'nodes']) as object
  const members = Object.keys(nodes).map(each => readMember(document, each))
  const links = entries(valueAt(document.value, ['topology', 'links'])).flatMap(([i]) =>
    readLink(document, ['topology', 'links', i], members, diagnostics),
  )
  const lab = { name: typeof name === 'string' ? name : '', members, links }
  return { lab, routers: members.flatMap(readRouter), diagnostics }
}

/** The ends that are on one wire: those of a link, and all that one bridge joins. */
export function joinedIn({ members, links }: Lab): End[][] {
  const bridges = new Set(members.filter(({ bridge }) => bridge).map(({ name }) => name))
  const wires = new Map<string, End[]>()
  for (const [i, { ends }] of links.entries()) {
    const bridge = ends.find(({ member }) => bridges.has(member))
    const key = bridge ? `bridge ${bridge.member}` : `link ${i}`
    wires.set(key, [...(wires.get(key) ?? []), ...ends.filter(({ member }) => !bridges.has(member))])
  }
  return [...wires.values()]
}

function readMember(document: YamlDocument, name: string): Member {
  const path = ['topology', 'nodes', name]
  const own = valueAt(document.value, path)
  const setting = (key: string) => inherited(document, own, key)
  const exec = words(valueAt(own, ['exec'])).map(line => line.trim())
  const [kind, image, container] = [
    setting('kind'),
    setting('image'),
    containerOf(document, name, setting('kind'), setting('network-mode')),
  ]
  return {
    name,
    ...(kind === undefined ? {} : { kind }),
    ...(image === undefined ? {} : { image }),
    ...(container === undefined ? {} : { container }),
    addresses: exec.flatMap(addressSet),
    defaultRoute: exec.flatMap(defaultRouteSet),
    bridge: kind === 'bridge' || kind === 'ovs-bridge' || exec.some(line => /^ip link add .*\btype bridge$/.test(line)),
    origin: {
      ...spanOf(document, path),
      fields: { name: spanOf(document, path, 'key'), addresses: spanOf(document, [...path, 'exec']) },
    },
  }
}

/** A setting of a node, else of its kind, else of all (containerlab: `topology.kinds`, `topology.defaults`). */
function inherited(document: YamlDocument, own: unknown, key: string): string | undefined {
  const defaults = valueAt(document.value, ['topology', 'defaults'])
  const kind = valueAt(own, ['kind']) ?? valueAt(defaults, ['kind'])
  const found =
    valueAt(own, [key]) ?? valueAt(document.value, ['topology', 'kinds', String(kind), key]) ?? valueAt(defaults, [key])
  return typeof found === 'string' ? found : undefined
}

/** containerlab puts the lab's prefix before the name in `network-mode: container:NAME`, not before an `ext-container`'s. */
function containerOf(
  document: YamlDocument,
  name: string,
  kind: string | undefined,
  networkMode: string | undefined,
): string | undefined {
  if (kind === 'ext-container') return name
  const shared = /^container:(.+)$/.exec(networkMode ?? '')?.[1]
  if (shared === undefined) return undefined
  const lab = String(valueAt(document.value, ['name']))
  const prefix = valueAt(document.value, ['prefix'])
  return prefix === ''
    ? shared
    : prefix === '__lab-name'
      ? `${lab}-${shared}`
      : `${typeof prefix === 'string' ? prefix : 'clab'}-${lab}-${shared}`
}

function addressSet(line: string): Member['addresses'] {
  const [, text = '', port = ''] =
    /^ip (?:-[46] )?a(?:ddr|ddress)? (?:add|replace|change) (\S+) dev (\S+)/.exec(line) ?? []
  const cidr = parseCidr(text)
  return cidr ? [{ interface: port, cidr }] : []
}

function defaultRouteSet(line: string): Address[] {
  if (!/^ip (?:-[46] )?r(?:oute)? (?:add|replace|change) (?:default|0\.0\.0\.0\/0|::\/0) /.test(line)) return []
  return [...line.matchAll(/ via (\S+)/g)].flatMap(([, text]) => parseAddress(text!) ?? [])
}

/** `endpoints` as words, or as maps in the extended form. */
function readLink(document: YamlDocument, path: Path, members: readonly Member[], diagnostics: Diagnostic[]): Link[] {
  const ends = entries(valueAt(document.value, [...path, 'endpoints'])).flatMap(([i, end]) => {
    const [member, port] = isMap(end) ? [end.node, end.interface] : String(end).split(':')
    if (typeof member !== 'string' || typeof port !== 'string') return []
    if (!members.some(({ name }) => name === member) && !outside.has(member))
      diagnostics.push({
        code: 'lab-link-without-node',
        severity: 'error',
        message: `the lab has no node ${member}`,
        span: spanOf(document, [...path, 'endpoints', i]),
      })
    return [{ member, interface: port }]
  })
  const [a, b] = ends
  return a && b ? [{ ends: [a, b], origin: spanOf(document, path) }] : []
}

/** Ends that are no nodes of the lab (containerlab: host links, management bridge, macvlan). */
const outside = new Set(['host', 'mgmt-net', 'macvlan', 'dummy'])

/** What the lab sets on a router; the rest is in its `frr.conf`. */
function readRouter({ name, image = '', bridge, addresses, origin }: Member): RouterPart[] {
  const frr = releaseIn(image)
  if (frr === undefined || bridge) return []
  const ports = [...new Set(addresses.map(each => each.interface))]
  const interfaces = ports.map((port): Interface => ({
    name: port,
    addresses: addresses.filter(each => each.interface === port).map(each => each.cidr),
    origin: origin.fields?.addresses ?? origin,
  }))
  return [{ name, frr, interfaces, origin }]
}
