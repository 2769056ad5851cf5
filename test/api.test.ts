import { existsSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { expect, test } from 'vitest'
import manifest from '../package.json' with { type: 'json' }
import { version } from '../src/version.ts'

const root = join(import.meta.dirname, '..')

/** The names that a module exports, types marked as such, sorted. */
async function exportsOf(file: string): Promise<string[]> {
  const path = join(root, file)
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile) as { config: unknown }
  const program = ts.createProgram([path], ts.parseJsonConfigFileContent(config, ts.sys, root).options)
  const checker = program.getTypeChecker()
  const names = checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(path)!)!)
    .map(({ name }) => name)
  const values = Object.keys((await import(path)) as object)
  return names.map(name => (values.includes(name) ? name : `type ${name}`)).sort()
}

test('what can be imported from netc is what was decided', async () => {
  expect(await exportsOf('src/index.ts')).toMatchInlineSnapshot(`
    [
      "at",
      "autonomousSystem",
      "blackhole",
      "cluster",
      "clusterAddresses",
      "deny",
      "egressGateway",
      "externalAddresses",
      "fabric",
      "filter",
      "gateway",
      "interfaceAddresses",
      "l2Announcement",
      "loadBalancerAddresses",
      "node",
      "peering",
      "permit",
      "podCidrs",
      "podPools",
      "pool",
      "range",
      "route",
      "router",
      "secret",
      "service",
      "subnet",
      "type Advertise",
      "type Attributes",
      "type AutonomousSystem",
      "type Changes",
      "type Clause",
      "type Cluster",
      "type ClusterOptions",
      "type Community",
      "type Conditions",
      "type Description",
      "type Duration",
      "type EgressGateway",
      "type EgressOptions",
      "type End",
      "type EndOptions",
      "type ExposedGateway",
      "type ExposedService",
      "type FabricOptions",
      "type Filter",
      "type GatewayOptions",
      "type L2Announcement",
      "type L2Options",
      "type Node",
      "type NodeOptions",
      "type NodePeeringOptions",
      "type NodeSet",
      "type Peering",
      "type Pool",
      "type PoolAddress",
      "type PoolOptions",
      "type PoolRange",
      "type Port",
      "type Route",
      "type RouteSource",
      "type Router",
      "type RouterEnds",
      "type RouterOptions",
      "type RouterPeeringOptions",
      "type Secret",
      "type ServiceAttributes",
      "type ServiceOptions",
      "type Subnet",
      "type SubnetAddress",
      "type Wanted",
      "type Within",
      "within",
    ]
  `)
})

test('what can be imported from netc/policies is what was decided', async () => {
  expect(await exportsOf('policies/index.ts')).toMatchInlineSnapshot(`
    [
      "groups",
      "policies",
    ]
  `)
})

test('what the package exports is compiled from a source', () => {
  const compiled = Object.values(manifest.exports).flatMap(each =>
    typeof each === 'string' ? [] : Object.values(each),
  )
  const sources = compiled.map(path => path.replace('./dist/', '').replace(/(\.d\.ts|\.js)$/, '.ts'))
  expect(sources.filter(source => !existsSync(join(root, source)))).toEqual([])
})

test('netc knows its own version', () => {
  expect(version).toBe(manifest.version)
})
