/** Fields that name another object: `backendRefs`, `parentRefs`, `certificateRefs`. */
import type { ObjectReference } from '../fabric/kubernetes.ts'
import type { KubernetesObject } from './object.ts'

/** The object that is named; none where there is no name. */
export function readReference(object: KubernetesObject): ObjectReference[] {
  const name = object.name(['name'])
  if (name === undefined) return []
  const [group, kind] = [object.text(['group']), object.text(['kind'])]
  const namespace = object.name(['namespace'])
  const port = object.integer(['port'])
  const paths = { group: ['group'], kind: ['kind'], namespace: ['namespace'], name: ['name'], port: ['port'] }
  return [
    {
      ...(group !== undefined && { group }),
      ...(kind !== undefined && { kind }),
      ...(namespace !== undefined && { namespace }),
      name,
      ...(port !== undefined && { port }),
      origin: object.origin(paths),
    },
  ]
}
