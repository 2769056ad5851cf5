/** CiliumLoadBalancerIPPool. */
import type { LabelSelector, Resource } from './object.ts'

/** Addresses for Services of type LoadBalancer. */
export interface LoadBalancerIpPool extends Resource {
  spec: PoolSettings
}

/** `v2` with the name the blocks had before 1.16. */
export interface LoadBalancerIpPoolAlpha extends Resource {
  spec: PoolSettingsAlpha
}

interface PoolSettingsAlpha extends PoolSettings {
  cidrs?: PoolBlock[]
}

interface PoolSettings {
  /** Since 1.15; `cidrs` before. */
  blocks?: PoolBlock[]
  /** Whether the first and last address of each CIDR are given out: default Yes since 1.16, No in 1.15. */
  allowFirstLastIPs?: 'Yes' | 'No'
  /** Gives out no more addresses, and keeps those given; default false. */
  disabled?: boolean
  /** Absent: every Service. */
  serviceSelector?: LabelSelector
}

/** A network, or a first and last address; a first one alone is one address. */
interface PoolBlock {
  cidr?: string
  start?: string
  stop?: string
}
