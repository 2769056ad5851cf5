import { isWritten, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A peer is told something.',
  why: 'Without a selector of advertisements Cilium brings the session up and announces nothing; what the peer announces it does not install either',
  see: [
    'Cilium: CiliumBGPPeerConfig families[].advertisements',
    'Cilium: CiliumBGPClusterConfig peers[].peerConfigRef',
    'cilium/cilium#45435',
  ],
  messages: {
    peer: '{peer} names no CiliumBGPPeerConfig, so nothing is announced to it',
    config: '{config} selects no advertisements in any family, so its peers are told nothing',
    family: '{config} selects no advertisements for {family}, so no route of that family is announced',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      for (const { instances } of cluster.bgp)
        for (const peer of instances.flatMap(({ peers }) => peers))
          if (!isWritten(peer, 'config'))
            report({
              on: peer,
              field: 'name',
              message: 'peer',
              data: { peer: peer.name },
              help: 'peerConfigRef: { name: … }, whose families have advertisements: { matchLabels: … }',
            })

      for (const config of cluster.peerConfigs) {
        const { families } = config
        const silent = families.filter(each => !isWritten(each, 'advertisements'))
        const isWrittenLater = families.length === 0 && config.origin.fields?.['families'] !== undefined
        if (isWrittenLater) continue
        if (silent.length === families.length)
          report({
            on: silent[0] ?? config,
            field: silent[0] ? 'family' : 'name',
            message: 'config',
            data: { config: config.name },
            help: 'families: [{ afi: ipv4, safi: unicast, advertisements: { matchLabels: … } }]; in a CiliumBGPPeeringPolicy serviceSelector or exportPodCIDR',
          })
        else
          for (const family of silent)
            report({
              on: family,
              field: 'family',
              message: 'family',
              data: { config: config.name, family: family.family },
              severity: 'warning',
              help: 'advertisements: { matchLabels: … }, as in the other family, or leave the family out',
            })
      }
    }
  },

  bad: [
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
        ^^^ tor selects no advertisements in any family, so its peers are told nothing
spec:
  timers:
    holdTimeSeconds: 9
    keepAliveTimeSeconds: 3
`,
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
      advertisements:
        matchLabels:
          advertise: vips
    - afi: ipv6
           ^^^^ tor selects no advertisements for ipv6-unicast, so no route of that family is announced
      safi: unicast
`,
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
                ^^^^ tor0 names no CiliumBGPPeerConfig, so nothing is announced to it
          peerASN: 65000
          peerAddress: 10.0.0.1
`,
  ],
  good: [
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families:
    - afi: ipv4
      safi: unicast
      advertisements:
        matchLabels:
          advertise: vips
---
apiVersion: cilium.io/v2
kind: CiliumBGPClusterConfig
metadata:
  name: rack0
spec:
  bgpInstances:
    - name: main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef:
            name: \${PEER_CONFIG}
`,
    // What a template fills in is unknown.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  families: \${FAMILIES}
`,
  ],
})
