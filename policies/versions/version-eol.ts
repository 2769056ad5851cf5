import { knownReleases, policy, releaseOf, runsAtLeast } from '../../src/lint/policy.ts'

/** Cilium mends its three newest minor releases. */
const oldest = knownReleases.at(-3)!

export default policy({
  severity: 'info',
  summary: 'The installed release of Cilium is still maintained.',
  why: 'Only the three newest minor releases of Cilium get mends, also of security; upgrades go one minor release at a time, so that each that is left out makes the next harder',
  see: ['Cilium: SECURITY.md, "Supported versions"', 'Cilium documentation, "Upgrade Guide"'],
  messages: { old: 'Cilium {version} is not maintained any more; {oldest} is the oldest that is' },

  check(network, report) {
    for (const cluster of network.clusters)
      if (cluster.cilium !== undefined && cluster.origin.fields?.['cilium'] && !runsAtLeast(cluster, oldest))
        report({
          on: cluster,
          field: 'cilium',
          message: 'old',
          data: { version: cluster.cilium, oldest },
          help: `upgrade to ${knownReleases[knownReleases.indexOf(releaseOf(cluster.cilium)) + 1] ?? oldest} first`,
        })
  },

  bad: [
    `
-- cluster/release.yaml --
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: cilium
  namespace: kube-system
spec:
  chart:
    spec:
      chart: cilium
      version: 1.15.6
               ^^^^^^ Cilium 1.15.6 is not maintained any more; 1.18 is the oldest that is
`,
  ],
  good: [
    `
-- cluster/release.yaml --
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: cilium
  namespace: kube-system
spec:
  chart:
    spec:
      chart: cilium
      version: 1.19.2
`,
    `
-- cluster/release.yaml --
apiVersion: helm.toolkit.fluxcd.io/v2
kind: HelmRelease
metadata:
  name: cilium
  namespace: kube-system
spec:
  chart:
    spec:
      chart: cilium
      version: 1.x
`,
  ],
})
