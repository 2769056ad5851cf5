import { passwordsOf, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'warning',
  summary: 'No file holds a BGP password in clear text.',
  why: 'Whoever can read the repository, now or in its history, can end the sessions or announce routes of their own',
  see: ['Kubernetes: good practices for Secrets', 'RFC 2385 section 4'],
  messages: {
    secret: 'Secret {name} holds a BGP password in clear text',
    line: '{router} has a BGP password in clear text',
  },

  check(network, report) {
    for (const cluster of network.clusters)
      for (const { config, name, secrets } of passwordsOf(cluster))
        for (const secret of secrets) {
          if (secret.password?.fingerprint === undefined) continue
          report({
            on: secret,
            field: 'password',
            message: 'secret',
            data: { name },
            related: [{ on: config, field: 'authSecret', message: `${config.name} takes its password from it` }],
            help: 'encrypt it (SOPS, SealedSecret), or let an ExternalSecret make it',
          })
        }
    for (const { name, bgp } of network.routers)
      for (const each of [...(bgp?.groups ?? []), ...(bgp?.neighbors ?? [])]) {
        if (each.settings.password?.traits?.fingerprint === undefined) continue
        report({
          on: each,
          field: 'password',
          message: 'line',
          data: { router: name },
          help: 'keep a marker such as {{ bgp_password }} in the file, and fill it in where it is installed',
        })
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
data:
  password: cjRLejl3UXgwTG1U
            ^^^^^^^^^^^^^^^^ Secret bgp-password holds a BGP password in clear text
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 password r4Kz9wQx0LmT
                             ^^^^^^^^^^^^ tor0 has a BGP password in clear text
exit
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
  authSecretRef: bgp-password
---
apiVersion: v1
kind: Secret
metadata:
  name: bgp-password
  namespace: kube-system
stringData:
  password: ENC[AES256_GCM,data:p673w7LJ,iv:YY==,tag:UQ==,type:str]
-- tor0/frr.conf --
frr version 8.4
interface eth0
 ip address 10.0.0.1/24
exit
router bgp 65000
 neighbor 10.0.0.11 remote-as 65001
 neighbor 10.0.0.11 password {{ bgp_password }}
exit
`,
  ],
})
