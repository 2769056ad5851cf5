/** Which Secret a peer's password comes from. */
import type { Cluster, PeerConfig, Secret } from '../../fabric/cluster.ts'

/** The one namespace from which Cilium reads BGP passwords; undefined where that is filled in later. */
export function secretsNamespace(cluster: Cluster): string | undefined {
  const said = cluster.helm?.['secretsNamespace']
  if (said === undefined && cluster.origin.fields?.['helm.secretsNamespace']) return undefined
  return typeof said === 'string' ? said : 'kube-system'
}

/** What is guessed where the Helm values are not in the files. */
export function namespaceGuess({ helm }: Cluster): string | undefined {
  return helm
    ? undefined
    : 'no Helm values were read, so bgpControlPlane.secretsNamespace.name is taken to be kube-system'
}

/** The PeerConfigs of a cluster that name a Secret, with those of that name in whatever namespace. */
export function passwordsOf(
  cluster: Cluster,
): readonly { readonly config: PeerConfig; readonly name: string; readonly secrets: readonly Secret[] }[] {
  return cluster.peerConfigs.flatMap(config =>
    config.authSecret === undefined
      ? []
      : [
          {
            config,
            name: config.authSecret,
            secrets: cluster.secrets.filter(({ name }) => name === config.authSecret),
          },
        ],
  )
}

/** Whether a Secret may be the one in a namespace; one whose namespace is not written may be in any. */
export function mayBeIn(secret: Secret, namespace: string): boolean {
  return secret.namespace === namespace || secret.origin.fields?.['namespace'] === undefined
}

/** The Secret that a PeerConfig's password is read from, where it is in the files. */
export function passwordOf(cluster: Cluster, config: PeerConfig): Secret | undefined {
  const namespace = secretsNamespace(cluster)
  const found = passwordsOf(cluster).find(each => each.config === config)?.secrets ?? []
  const here = found.filter(secret => namespace === undefined || mayBeIn(secret, namespace))
  return here.length === 1 ? here[0] : undefined
}
