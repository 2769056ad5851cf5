import { isSelected, knownNodes, nearest, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A CiliumBGPNodeConfigOverride names a node, and instances and peers that this node has.',
  why: 'What it says of a name that fits nothing is passed over in silence, and the node goes on as the CiliumBGPClusterConfig has it',
  see: ['Cilium: CiliumBGPNodeConfigOverride', 'cilium/cilium#35066'],
  messages: {
    node: 'an override is for {node}, but no node is called that',
    instance: 'the override of {node} is for the instance {name}, but no CiliumBGPClusterConfig has one of that name',
    peer: 'the override of {node} is for the peer {name}, but {instance} has none of that name',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      const nodes = knownNodes(cluster)
      if (cluster.isPartial) continue
      for (const override of cluster.nodeOverrides) {
        const node = nodes.find(({ name }) => name === override.node)
        const like = nearest(
          override.node,
          nodes.map(({ name }) => name),
        )
        if (nodes.length > 0 && !node && (network.isComplete || like !== undefined))
          report({
            on: override,
            field: 'node',
            message: 'node',
            data: { node: override.node },
            help:
              like === undefined ? `there are ${nodes.map(({ name }) => name).join(', ')}` : `did you mean ${like}?`,
          })
        const configs = cluster.bgp.filter(config => !node || isSelected(config, node))
        for (const each of override.instances) {
          const instances = configs.flatMap(config => config.instances)
          const same = instances.filter(({ name }) => name === each.name)
          const names = instances.map(({ name }) => name)
          if (same.length === 0 && names.length > 0 && (network.isComplete || nearest(each.name, names) !== undefined))
            report({
              on: each,
              field: 'name',
              message: 'instance',
              data: { node: override.node, name: each.name },
              related: instances.slice(0, 1).map(on => ({ on, field: 'name', message: `there is ${on.name}` })),
              help: `name: ${nearest(each.name, names) ?? names[0]!}`,
            })
          const peers = same.flatMap(instance => instance.peers.map(({ name }) => name))
          for (const [i, { name }] of each.peers.entries())
            if (same.length > 0 && !peers.includes(name))
              report({
                on: each,
                field: `peers.${i}.name`,
                message: 'peer',
                data: { node: override.node, name, instance: each.name },
                related: same.map(on => ({ on, field: 'peers', message: `the peers of ${on.name}` })).slice(0, 1),
                help:
                  peers.length > 0
                    ? `name: ${nearest(name, peers) ?? peers.join(' or ')}`
                    : 'the instance has no peers',
              })
        }
      }
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
            ~~~~ there is main
      localASN: 65001
      peers:
        - name: tor0
          peerASN: 65000
          peerAddress: 10.0.0.1
---
apiVersion: cilium.io/v2
kind: CiliumBGPNodeConfigOverride
metadata:
  name: kube1
spec:
  bgpInstances:
    - name: mian
            ^^^^ the override of kube1 is for the instance mian, but no CiliumBGPClusterConfig has one of that name
      routerID: 10.0.0.11
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
        ~~~~~~~~~~~~ the peers of main
          peerASN: 65000
          peerAddress: 10.0.0.1
---
apiVersion: cilium.io/v2
kind: CiliumBGPNodeConfigOverride
metadata:
  name: kube1
spec:
  bgpInstances:
    - name: main
      peers:
        - name: tor-0
                ^^^^^ the override of kube1 is for the peer tor-0, but main has none of that name
          localAddress: 10.0.0.11
`,
  ],
  good: [
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
---
apiVersion: v1
kind: Node
metadata:
  name: kube1
status:
  addresses:
    - type: InternalIP
      address: 10.0.0.11
---
apiVersion: cilium.io/v2
kind: CiliumBGPNodeConfigOverride
metadata:
  name: kube1
spec:
  bgpInstances:
    - name: main
      peers:
        - name: tor0
          localAddress: 10.0.0.11
`,
    // The CiliumBGPClusterConfig is in another file.
    `
-- cluster/override.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPNodeConfigOverride
metadata:
  name: kube7
spec:
  bgpInstances:
    - name: edge
      routerID: 10.0.0.17
`,
  ],
})
