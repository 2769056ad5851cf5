/** What the types of the description refuse. Not run: `npm run types` fails when one of these compiles. */
import {
  autonomousSystem,
  cluster,
  egressGateway,
  fabric,
  filter,
  l2Announcement,
  loadBalancerAddresses,
  peering,
  permit,
  pool,
  route,
  router,
  secret,
  service,
  subnet,
} from '../src/index.ts'

const lan = subnet('192.0.2.0/24')
const tor = router('tor', { as: autonomousSystem(65000), frr: '10.3', interfaces: { eth0: lan.address(1) } })
const lab = cluster('lab', { as: autonomousSystem(65001), cilium: '1.20', nodes: { one: lan.address(11) } })
const vips = pool('vips', { in: lab, blocks: ['198.51.100.0/24'] })

// @ts-expect-error a peering is between nodes and routers, not pools
peering({ between: [vips, tor] })
// @ts-expect-error nor between a cluster, which has many sets of nodes, and a router
peering({ between: [lab, tor] })
// @ts-expect-error nodes do not peer with nodes
peering({ between: [lab.nodes, lab.nodes] })
// @ts-expect-error routers stand on the right of nodes
peering({ between: [tor, lab.nodes] })
// @ts-expect-error a peering has two sides
peering({ between: [tor] })
// @ts-expect-error references are values, not names
peering({ between: [lab.nodes, 'tor'] })
// @ts-expect-error a password is a reference to a secret, never a literal
peering({ between: [lab.nodes, tor], password: 'hunter2' })
// @ts-expect-error routers announce what they have; only nodes are told what to advertise
peering({ between: [tor, tor], advertise: [loadBalancerAddresses({ of: { a: 'b' } })] })
// @ts-expect-error GTSM is not in Cilium
peering({ between: [lab.nodes, tor], ttlSecurity: 1 })
// @ts-expect-error a time needs a unit that is known
peering({ between: [lab.nodes, tor], timers: { hold: '3 minutes' } })
// @ts-expect-error options are known by name
peering({ between: [lab.nodes, tor], holdTime: 9 })
// @ts-expect-error the AS is a value, not a number
router('tor', { as: 65000, frr: '10.3' })
// @ts-expect-error a router runs some release
router('tor', { as: autonomousSystem(65000) })
// @ts-expect-error an interface has an address out of a subnet
router('tor', { as: autonomousSystem(65000), frr: '10.3', interfaces: { eth0: '192.0.2.1/24' } })
// @ts-expect-error FRR has two profiles
router('tor', { as: autonomousSystem(65000), frr: '10.3', profile: 'cisco' })
// @ts-expect-error a cluster runs some release
cluster('lab', { nodes: {} })
// @ts-expect-error a pool belongs to a cluster
pool('vips', { blocks: ['198.51.100.0/24'] })
// @ts-expect-error and has blocks
pool('vips', { in: lab })
// @ts-expect-error what is selected has labels
service('web', { in: lab })
// @ts-expect-error an address is asked of a pool
service('web', { in: lab, labels: {}, address: '198.51.100.7' })
// @ts-expect-error asdot is written as text with one dot
autonomousSystem('65001')
// @ts-expect-error a community has two parts, or three, or a name
loadBalancerAddresses({ of: { a: 'b' }, communities: ['no-such-name'] })
// @ts-expect-error a pool is named as a value
loadBalancerAddresses({ of: { a: 'b' }, from: 'vips' })
// @ts-expect-error L2 announcements come from nodes
l2Announcement('l2', { of: { a: 'b' } })
// @ts-expect-error egress goes somewhere
egressGateway('out', { pods: { a: 'b' }, through: lab.nodes })
// @ts-expect-error a route leads somewhere
route('10.0.0.0/8')
// @ts-expect-error a filter is made of clauses
filter('IN', [{ permit: 'all' }])
// @ts-expect-error a clause has conditions by name
permit({ prefix: '10.0.0.0/8' })
// @ts-expect-error a fabric is made of peerings, not of routers
fabric({ peerings: [tor] })
// @ts-expect-error a secret is not a string
const text: string = secret('lab-bgp')

export { text }
