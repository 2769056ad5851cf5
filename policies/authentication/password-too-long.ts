import { nodeSessions, passwordOf, passwordsOf, policy } from '../../src/lint/policy.ts'

const most = 80

export default policy({
  severity: 'error',
  summary: 'A BGP password is one that FRR and the kernel can take: at most 80 bytes, no blanks.',
  why: 'FRR refuses the whole line and runs the session without a password; the key of a TCP MD5 signature has at most 80 bytes in Linux',
  see: ['FRR: neighbor password', 'Linux: TCP_MD5SIG_MAXKEYLEN', 'metallb/frr-k8s#338'],
  messages: {
    long: 'the password of Secret {name} has {bytes} bytes, but at most 80 are taken',
    blank: 'the password of Secret {name} has a blank, which FRR does not take',
    line: 'FRR refuses this password: {reason}',
  },

  check(network, report) {
    for (const cluster of network.clusters)
      for (const { config, name } of passwordsOf(cluster)) {
        const secret = passwordOf(cluster, config)
        const { bytes = 0, hasBlank } = secret?.password ?? {}
        const related = [{ on: config, field: 'authSecret', message: `${config.name} takes its password from it` }]
        if (bytes > most) report({ on: secret!, field: 'password', message: 'long', data: { name, bytes }, related })
        else if (hasBlank && nodeSessions(network).some(({ node }) => node.from.peerConfig === config))
          report({ on: secret!, field: 'password', message: 'blank', data: { name }, related })
      }
    for (const { bgp } of network.routers)
      for (const each of [...(bgp?.groups ?? []), ...(bgp?.neighbors ?? [])]) {
        const { bytes = 0, hasBlank } = each.settings.password?.traits ?? {}
        if (bytes <= most && !hasBlank) continue
        const reason = hasBlank ? 'it has a blank' : `it has ${bytes} bytes, and at most 80 are taken`
        report({ on: each, field: 'password', message: 'line', data: { reason } })
      }
  },

  bad: [
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  authSecretRef: bgp-password
                 ~~~~~~~~~~~~ tor takes its password from it
---
apiVersion: v1
kind: Secret
metadata:
  name: bgp-password
  namespace: kube-system
stringData:
  password: abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz0123456789abcdefghi
            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ the password of Secret bgp-password has 81 bytes, but at most 80 are taken
`,
    `
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 password correct horse
                             ^^^^^^^^^^^^^ FRR refuses this password: it has a blank
exit
`,
  ],
  good: [
    // Signs and letters of any alphabet are taken.
    `
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 password !r4Kz9-wQx_0LmT#
exit
`,
    // Cilium takes a blank, and the router is not FRR.
    `
-- cluster/bgp.yaml --
apiVersion: cilium.io/v2
kind: CiliumBGPPeerConfig
metadata:
  name: tor
spec:
  authSecretRef: bgp-password
---
apiVersion: v1
kind: Secret
metadata:
  name: bgp-password
  namespace: kube-system
stringData:
  password: correct horse battery
`,
  ],
})
