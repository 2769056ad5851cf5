/**
 * The description language: an ordinary TypeScript file imports these, and exports one `fabric`.
 *
 * Values refer to values. Each remembers the call that made it; what is wrong with one is collected, not thrown.
 * Nothing here knows how either side is configured; `derive/` works that out.
 */
export {
  egressGateway,
  l2Announcement,
  type EgressGateway,
  type EgressOptions,
  type L2Announcement,
  type L2Options,
} from './announce.ts'
export {
  clusterAddresses,
  externalAddresses,
  interfaceAddresses,
  loadBalancerAddresses,
  podCidrs,
  podPools,
  type Advertise,
  type Attributes,
  type Community,
  type ServiceAttributes,
} from './advertise.ts'
export {
  cluster,
  node,
  type Cluster,
  type ClusterOptions,
  type Node,
  type NodeOptions,
  type NodeSet,
  type Wanted,
} from './cluster.ts'
export {
  gateway,
  service,
  type ExposedGateway,
  type ExposedService,
  type GatewayOptions,
  type ServiceOptions,
} from './expose.ts'
export { fabric, type Description, type FabricOptions } from './fabric.ts'
export {
  deny,
  filter,
  permit,
  within,
  type Changes,
  type Clause,
  type Conditions,
  type Filter,
  type Within,
} from './filter.ts'
export {
  autonomousSystem,
  secret,
  subnet,
  type AutonomousSystem,
  type Secret,
  type Subnet,
  type SubnetAddress,
} from './network.ts'
export {
  peering,
  type NodePeeringOptions,
  type Peering,
  type RouterEnds,
  type RouterPeeringOptions,
} from './peering.ts'
export { pool, range, type Pool, type PoolAddress, type PoolOptions, type PoolRange } from './pool.ts'
export type { Duration } from './problem.ts'
export {
  at,
  blackhole,
  route,
  router,
  type End,
  type EndOptions,
  type Port,
  type Route,
  type Router,
  type RouterOptions,
  type RouteSource,
} from './router.ts'
