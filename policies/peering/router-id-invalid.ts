import type { Address } from '../../src/net/prefix.ts'
import { policy, type Sited } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'A router id is one that every speaker takes.',
  why: 'A speaker that gets 0.0.0.0, or with many implementations an address of class D or E, answers the OPEN with NOTIFICATION 2/3, Bad BGP Identifier',
  see: [
    'RFC 4271 section 6.2',
    'RFC 6286 section 2.1',
    'Cilium: CiliumBGPNodeConfigOverride routerID',
    'FRR: bgp router-id',
    'projectcalico/calico#5146',
  ],
  messages: {
    refused: '{id} is no router id that every speaker takes: {reason}',
  },

  check(network, report) {
    const check = (on: Sited, id: Address | undefined) => {
      const word = id?.words[0]
      const reason =
        word === 0 ? 'it must not be zero' : (word ?? 0) >>> 24 >= 224 ? 'it is not an address of a host' : undefined
      if (id && reason !== undefined)
        report({
          on,
          field: 'routerId',
          message: 'refused',
          data: { id, reason },
          help: 'use an IPv4 address of its own',
        })
    }
    for (const { bgp } of network.routers) if (bgp) check(bgp, bgp.routerId)
    for (const { instances } of network.clusters.flatMap(({ nodeOverrides }) => nodeOverrides))
      for (const instance of instances) check(instance, instance.routerId)
  },

  bad: [
    `
-- cluster/override.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPNodeConfigOverride
metadata:
  name: kube1
spec:
  bgpInstances:
    - name: main
      routerID: 240.10.0.11
                ^^^^^^^^^^^ 240.10.0.11 is no router id that every speaker takes: it is not an address of a host
`,
  ],
  good: [
    `
-- cluster/override.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPNodeConfigOverride
metadata:
  name: kube1
spec:
  bgpInstances:
    - name: main
      routerID: 10.0.0.11
`,
  ],
})
