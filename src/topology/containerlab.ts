/**
 * containerlab's topology file (`*.clab.yaml`), as netc writes it. The nodes of clusters are containers that kind has
 * made: containerlab's kind `ext-container`, by the container's own name, so nothing depends on the lab's prefix.
 */
import type { Cluster } from '../fabric/cluster.ts'
import type { Fabric } from '../fabric/fabric.ts'
import type { Router } from '../fabric/router.ts'
import { formatAddress, formatCidr, type Cidr, type IpVersion } from '../net/prefix.ts'
import { printDocuments } from '../yaml/print.ts'
import { containersOf } from './container.ts'
import { imageOf } from './image.ts'
import type { Port, Segment } from './segment.ts'

/** The file for `containerlab deploy`. Paths in it are relative to `lab/`; routers are configured by their own files. */
export function printContainerlab({ clusters, routers }: Fabric, name: string, segments: readonly Segment[]): string {
  const containers = new Map(clusters.map(cluster => [cluster.name, containersByNode(cluster)]))
  const nameOf = ({ device }: Port) =>
    'router' in device ? device.router : containers.get(device.cluster)!.get(device.node)!
  const places = new Map<string, Place[]>()
  for (const segment of segments)
    for (const port of segment.ports) places.set(nameOf(port), [...(places.get(nameOf(port)) ?? []), { port, segment }])

  const switches = segments.filter(({ ports }) => ports.length > 2)
  const nodes = Object.fromEntries([
    ...routers.map(router => [router.name, routerMember(router, places.get(router.name) ?? [])]),
    ...[...containers.values()]
      .flatMap(byNode => [...byNode.values()])
      .flatMap(each => (places.has(each) ? [[each, nodeMember(places.get(each)!)]] : [])),
    ...switches.map((segment, i) => [`switch${i}`, switchMember(segment, routers)]),
  ]) as object
  const links = segments.flatMap(segment => {
    const ends = segment.ports.map(port => `${nameOf(port)}:${port.interface}`)
    return ends.length === 2 ? [ends] : ends.map((end, n) => [end, `switch${switches.indexOf(segment)}:port${n}`])
  })
  return printDocuments([{ name, topology: { nodes, links: links.map(endpoints => ({ endpoints })) } }])
}

/** A port of one member, and what it is joined to. */
interface Place {
  readonly port: Port
  readonly segment: Segment
}

function containersByNode(cluster: Cluster): Map<string, string> {
  return new Map(containersOf(cluster).map(({ node, name }) => [node.name, name]))
}

/** FRR in a container, which starts on the files that would be copied to a host. */
function routerMember(router: Router, places: readonly Place[]): object {
  const joined = new Set(places.map(({ port }) => port.interface))
  const unjoined = router.interfaces.filter(({ name }) => name !== 'lo' && !joined.has(name))
  const exit = isExit(router) && !router.interfaces.some(({ name }) => name === management)
  return {
    kind: 'linux',
    image: imageOf(router.frr),
    ...(!exit && { 'network-mode': 'none' }),
    binds: ['frr.conf', 'daemons', 'vtysh.conf'].map(file => `../routers/${router.name}/${file}:/etc/frr/${file}`),
    exec: [
      ...(router.forwarding ?? (['ipv4-unicast', 'ipv6-unicast'] as const)).map(
        family => `sysctl -w ${forwarding[family]}=1`,
      ),
      ...unjoined.map(({ name }) => `ip link add name ${name} type dummy`),
      ...(exit ? [`iptables -t nat -A POSTROUTING -o ${management} -j MASQUERADE`] : []),
    ],
  }
}

const forwarding = { 'ipv4-unicast': 'net.ipv4.ip_forward', 'ipv6-unicast': 'net.ipv6.conf.all.forwarding' } as const

/** containerlab's management network is a way round the lab; only a router that leads out of the lab keeps it. */
const management = 'eth0'

/** Whether others are told to send this router what they have no route for. */
function isExit({ bgp }: Router): boolean {
  const settings = [...(bgp?.groups ?? []), ...(bgp?.neighbors ?? [])].map(each => each.settings)
  return settings.some(({ families = {} }) =>
    Object.values(families).some(({ defaultOriginate }) => defaultOriginate !== undefined),
  )
}

/** A Kubernetes node: its addresses, and the default route to the routers it is joined to. */
function nodeMember(places: readonly Place[]): object {
  const addresses = places.flatMap(({ port }) =>
    port.addresses.map(each => `ip address replace ${formatCidr(each)} dev ${port.interface}`),
  )
  const routes = ([4, 6] as const).flatMap(version => defaultRoute(gatewaysOf(places, version), version))
  return { kind: 'ext-container', exec: [...addresses, ...routes] }
}

/** One address of each router, in the first segment where the node and a router have addresses of that family. */
function gatewaysOf(places: readonly Place[], version: IpVersion): Cidr[] {
  const own = places.filter(({ port }) => port.addresses.some(({ address }) => address.version === version))
  const [first = []] = own
    .map(({ segment }) => segment.ports.flatMap(port => gatewayOf(port, version)))
    .filter(each => each.length > 0)
  return first
}

function gatewayOf({ device, addresses }: Port, version: IpVersion): Cidr[] {
  return 'router' in device ? addresses.filter(({ address }) => address.version === version).slice(0, 1) : []
}

function defaultRoute(gateways: readonly Cidr[], version: IpVersion): string[] {
  const hops = gateways.map(({ address }) => `via ${formatAddress(address)}`)
  const command = `ip ${version === 6 ? '-6 ' : ''}route replace default`
  return hops.length > 1
    ? [`${command} ${hops.map(hop => `nexthop ${hop}`).join(' ')}`]
    : hops.map(hop => `${command} ${hop}`)
}

/** A subnet with more than two ports: a bridge in a container of its own, which needs nothing on the host. */
function switchMember({ ports }: Segment, [router]: readonly Router[]): object {
  return {
    kind: 'linux',
    // Any image with iproute2 does; this one is there already.
    image: imageOf(router?.frr),
    'network-mode': 'none',
    exec: [
      'ip link add name bridge type bridge',
      'ip link set dev bridge up',
      ...ports.map((_, n) => `ip link set dev port${n} master bridge`),
    ],
  }
}
