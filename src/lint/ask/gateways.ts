/** The questions that policies about Gateways ask besides those of every policy. */
import type { Cluster } from '../../fabric/cluster.ts'
import { servesGateway } from '../../fabric/exposed.ts'
import type { Gateway, GatewayApiDefinition, ObjectReference, Route } from '../../fabric/kubernetes.ts'
import { atLeast, parseVersion } from '../../net/version.ts'

/** The Gateways that Cilium serves for sure. */
export function gatewaysOfCilium(cluster: Cluster): readonly Gateway[] {
  return cluster.gateways.filter(gateway => servesGateway(gateway, cluster) === 'yes')
}

/** The definition of Gateways, where it has no `spec.infrastructure`: the standard channel before 1.2 (GEP-1867). */
export function definitionWithoutInfrastructure({
  gatewayApiDefinitions = [],
}: Cluster): GatewayApiDefinition | undefined {
  return gatewayApiDefinitions.find(({ name, bundleVersion, channel }) => {
    const version = bundleVersion === undefined ? undefined : parseVersion(bundleVersion)
    const isOld = version !== undefined && !atLeast(version, '1.2')
    return name === 'gateways.gateway.networking.k8s.io' && channel === 'standard' && isOld
  })
}

/** The routes of a Gateway. */
export function routesOf({ namespace, name }: Gateway, { routes = [] }: Cluster): readonly Route[] {
  return routes.filter(route =>
    route.parents.some(
      parent =>
        (parent.kind ?? 'Gateway') === 'Gateway' &&
        parent.name === name &&
        (parent.namespace ?? route.namespace) === namespace,
    ),
  )
}

/** Whether an object of a Gateway's namespace may name a Secret of another one (Gateway API: ReferenceGrant). */
export function mayUseSecret(gateway: Gateway, secret: ObjectReference, { referenceGrants = [] }: Cluster): boolean {
  return referenceGrants.some(
    ({ namespace, from, to }) =>
      namespace === secret.namespace &&
      from.some(each => each.kind === 'Gateway' && each.namespace === gateway.namespace) &&
      to.some(each => each.kind === 'Secret' && (each.name === undefined || each.name === secret.name)),
  )
}
