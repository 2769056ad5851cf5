/** Secrets, and what makes them: names, keys and traits. A value is looked at and never kept. */
import type { Secret } from '../fabric/kubernetes.ts'
import { passwordTraits, type PasswordTraits } from '../text/password.ts'
import { hasPlaceholder } from '../text/placeholder.ts'
import { namePath, namespaceOf, namespacePath, placePaths } from './metadata.ts'
import type { KubernetesObject } from './object.ts'

export function readSecret(object: KubernetesObject, name: string): Secret {
  const type = object.text(['type'])
  const paths = { data: ['data'], stringData: ['stringData'] }
  const keys = [...new Set([...object.keys(paths.data), ...object.keys(paths.stringData)])]
  const holder = (['stringData', 'data'] as const).find(each => object.has([each, 'password']))
  const password = holder && readPassword(object, holder)
  return {
    namespace: namespaceOf(object),
    name,
    ...(type !== undefined && { type }),
    keys,
    ...(password && { password }),
    origin: object.origin({
      ...placePaths,
      type: ['type'],
      keys: object.has(paths.data) ? paths.data : paths.stringData,
      ...Object.fromEntries(
        Object.values(paths).flatMap(path => object.keys(path).map(key => [`keys.${key}`, [...path, key]])),
      ),
      password: holder && [holder, 'password'],
    }),
  }
}

/** `stringData` wins over `data`, which is base64 (Kubernetes: Secret). */
function readPassword(object: KubernetesObject, holder: 'stringData' | 'data'): PasswordTraits | undefined {
  const written = object.secretText([holder, 'password'])
  if (written === undefined) return undefined
  if (hasPlaceholder(written)) return { isPlaceholder: true }
  if (holder === 'stringData') return passwordTraits(Buffer.from(written))
  const encoded = written.replace(/[\r\n]/g, '')
  if (encoded.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(encoded)) {
    object.report([holder, 'password'], 'must be base64', 'kubernetes-schema', 'plain text goes into stringData')
    return undefined
  }
  const decoded = Buffer.from(encoded, 'base64')
  return hasPlaceholder(decoded.toString()) ? { isPlaceholder: true } : passwordTraits(decoded)
}

/** What makes a Secret: where its name is said if not in `metadata.name`, and how its keys are. */
interface Maker {
  readonly group: RegExp
  readonly kind: string
  readonly name?: readonly string[]
  readonly type?: readonly string[]
  readonly keys?: (object: KubernetesObject) => readonly string[] | undefined
}

const makers: readonly Maker[] = [
  {
    group: /^bitnami\.com$/,
    kind: 'SealedSecret',
    name: ['spec', 'template', 'metadata', 'name'],
    type: ['spec', 'template', 'type'],
    keys: object => object.keys(['spec', 'encryptedData']),
  },
  {
    group: /^external-secrets\.io$/,
    kind: 'ExternalSecret',
    name: ['spec', 'target', 'name'],
    type: ['spec', 'target', 'template', 'type'],
    // What `dataFrom` finds is not in the file; a template replaces the keys.
    keys: object =>
      object.has(['spec', 'dataFrom']) || object.has(['spec', 'target', 'template', 'templateFrom'])
        ? undefined
        : object.has(['spec', 'target', 'template', 'data'])
          ? object.keys(['spec', 'target', 'template', 'data'])
          : object.items(['spec', 'data']).flatMap(each => each.text(['secretKey']) ?? []),
  },
  ...['VaultStaticSecret', 'VaultDynamicSecret', 'VaultPKISecret'].map(kind => ({
    group: /^secrets\.hashicorp\.com$/,
    kind,
    name: ['spec', 'destination', 'name'],
  })),
  {
    group: /^cert-manager\.io$/,
    kind: 'Certificate',
    name: ['spec', 'secretName'],
    keys: () => ['tls.crt', 'tls.key', 'ca.crt'],
  },
  { group: /^onepassword\.com$/, kind: 'OnePasswordItem' },
  {
    group: /^secrets\.infisical\.com$/,
    kind: 'InfisicalSecret',
    name: ['spec', 'managedSecretReference', 'secretName'],
  },
]

/** The maker of Secrets that a kind is. */
export function makerOf(group: string, kind: string): Maker | undefined {
  return makers.find(each => each.kind === kind && each.group.test(group))
}

/** The Secret that an object makes. */
export function readMadeSecret(object: KubernetesObject, own: string, maker: Maker): Secret {
  const path = maker.name && object.has(maker.name) ? maker.name : namePath
  const type = maker.type && object.text(maker.type)
  const keys = maker.keys?.(object)
  return {
    namespace: namespaceOf(object),
    name: (path === namePath ? undefined : object.name(path)) ?? own,
    ...(type !== undefined && { type }),
    ...(keys && { keys }),
    madeBy: maker.kind,
    origin: object.origin({ name: path, namespace: namespacePath, type: maker.type }),
  }
}
