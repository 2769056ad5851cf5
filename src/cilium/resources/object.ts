/** What all Kubernetes objects have, and the kinds of values that many resources share. */

export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

/** What all Kubernetes objects have. */
export interface Resource {
  apiVersion: string
  kind: string
  metadata: Metadata
  /** Written by Cilium, never by a person. */
  status?: Json
}

interface Metadata {
  /** @minLength 1 */
  name: string
  labels?: Labels
  annotations?: { [key: string]: string }
  /** What the API server adds: uid, creationTimestamp, … */
  [key: string]: Json
}

/** @patternProperties { "": { "type": "string", "maxLength": 63, "pattern": "^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$" } } */
interface Labels {
  [key: string]: string
}

/** Selects objects by their labels; all parts must hold, and with no part it selects everything. */
export interface LabelSelector {
  matchLabels?: Labels
  matchExpressions?: LabelRequirement[]
}

interface LabelRequirement {
  key: string
  operator: 'In' | 'NotIn' | 'Exists' | 'DoesNotExist'
  /** For In and NotIn, at least one; for the others, none. */
  values?: string[]
}

/**
 * The number of an autonomous system.
 * @minimum 1
 * @maximum 4294967295
 */
export type Asn = number

/**
 * The number of an autonomous system; 0: whatever the other side says.
 * @minimum 0
 * @maximum 4294967295
 */
export type AsnOrAny = number

/**
 * A TCP port.
 * @minimum 1
 * @maximum 65535
 */
export type Port = number

/**
 * A number without bounds of its own.
 * @minimum -2147483648
 * @maximum 2147483647
 */
export type Int32 = number

/**
 * A name that is unique in its list.
 * @minLength 1
 * @maxLength 255
 */
export type ListName = string
