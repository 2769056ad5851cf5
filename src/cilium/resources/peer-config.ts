/** CiliumBGPPeerConfig. */
import type { LabelSelector, Port, Resource } from './object.ts'
import type { ConnectRetryTime, Family, GracefulRestart, HoldTime, KeepaliveTime, MultihopTtl } from './session.ts'

/** What sessions with a kind of peer have in common. */
export interface BgpPeerConfig extends Resource {
  spec: PeerConfigSpec
}

interface PeerConfigSpec extends PeerSettings {
  transport?: {
    /** The port Cilium dials; default 179. */
    peerPort?: Port
    /** Whose address is the source; it must have exactly one of the peer's family. Since 1.19. */
    sourceInterface?: string
  }
}

/** `v2` with a local port for each peer, and without the source interface. */
export interface BgpPeerConfigAlpha extends Resource {
  spec: PeerConfigSpecAlpha
}

interface PeerConfigSpecAlpha extends PeerSettings {
  transport?: { peerPort?: Port; localPort?: Port }
}

interface PeerSettings {
  /** The Secret whose key `password` is the TCP MD5 password. */
  authSecretRef?: string
  ebgpMultihop?: MultihopTtl
  timers?: {
    connectRetryTimeSeconds?: ConnectRetryTime
    holdTimeSeconds?: HoldTime
    keepAliveTimeSeconds?: KeepaliveTime
  }
  gracefulRestart?: GracefulRestart
  /** Absent: IPv4 and IPv6 unicast, and nothing is advertised. */
  families?: PeerFamily[]
}

interface PeerFamily extends Family {
  /** Which CiliumBGPAdvertisements, by their labels; absent: none. */
  advertisements?: LabelSelector
}
