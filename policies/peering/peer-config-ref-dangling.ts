import { nearest, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The CiliumBGPPeerConfig that a peer names is there.',
  why: 'Cilium passes the peer over, and takes down a session it had (condition cilium.io/MissingPeerConfigs)',
  see: [
    'Cilium: CiliumBGPClusterConfig peers[].peerConfigRef',
    'Cilium: BGP Control Plane operation guide, MissingPeerConfigs',
  ],
  messages: {
    missing: '{peer} of {config} names {name}, but there is no CiliumBGPPeerConfig of that name',
  },

  check(network, report) {
    for (const { bgp, peerConfigs, isPartial } of network.clusters)
      for (const config of isPartial ? [] : bgp)
        for (const peer of config.instances.flatMap(({ peers }) => peers)) {
          const { config: name } = peer
          if (name === undefined || peerConfigs.some(each => each.name === name)) continue
          const meant = nearest(
            name,
            peerConfigs.map(each => each.name),
          )
          const like = peerConfigs.find(each => each.name === meant)
          if (!network.isComplete && !like) continue
          report({
            on: peer,
            field: 'config',
            message: 'missing',
            data: { peer: peer.name, config: config.name, name },
            ...(like && {
              related: [{ on: like, field: 'name', message: `did you mean ${like.name}?` }],
              fix: { title: `name ${like.name}`, edits: [{ on: peer, field: 'config', replaceWith: like.name }] },
            }),
            help: like
              ? `peerConfigRef: { name: ${like.name} }`
              : peerConfigs.length > 0
                ? `there are ${peerConfigs.map(each => each.name).join(', ')}`
                : `write a CiliumBGPPeerConfig ${name}`,
            likely: network.isComplete ? undefined : `${name} may be in a file that was not read`,
          })
        }
  },

  bad: [
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
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef:
            name: tor-peers
                  ^^^^^^^^^ tor0 of rack0 names tor-peers, but there is no CiliumBGPPeerConfig of that name
---
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor-peer
        ~~~~~~~~ did you mean tor-peer?
spec:
  ebgpMultihop: 2
`,
    `
complete
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
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef:
            name: tor
                  ^^^ tor0 of rack0 names tor, but there is no CiliumBGPPeerConfig of that name
`,
  ],
  good: [
    // It may be in another repository. Without a reference Cilium's defaults hold.
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
          peerASN: 65000
          peerAddress: 10.0.0.1
          peerConfigRef:
            name: shared-settings
        - name: tor1
          peerASN: 65000
          peerAddress: 10.0.0.2
`,
    // A policy of the first generation has the settings of a neighbor beside its address.
    `
complete
-- cluster/policy.yaml --
apiVersion: cilium.io/v2alpha1
kind: CiliumBGPPeeringPolicy
metadata:
  name: rack0
spec:
  virtualRouters:
    - localASN: 65001
      neighbors:
        - peerAddress: 10.0.0.1/32
          peerASN: 65000
`,
  ],
})
