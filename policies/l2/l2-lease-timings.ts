import { type Cluster, policy } from '../../src/lint/policy.ts'

export default policy({
  severity: 'error',
  summary: 'The lease of L2 announcements lasts longer than its renewal may take, and that longer than its retries.',
  why: 'An agent starts no election for a lease with other times ("leaseDuration must be greater than renewDeadline"), so no node answers ARP for any Service',
  see: [
    'Cilium: Helm values l2announcements.leaseDuration, leaseRenewDeadline, leaseRetryPeriod',
    'Cilium documentation, L2 Announcements, "Leader Election"',
    'Kubernetes: client-go tools/leaderelection, NewLeaderElector',
  ],
  messages: {
    short: 'leaseDuration is {duration}, but must be more than leaseRenewDeadline, which is {deadline}',
    late: 'leaseRenewDeadline is {deadline}, but must be more than 1.2 times leaseRetryPeriod, which is {period}',
  },

  check(network, report) {
    for (const cluster of network.clusters) {
      if (cluster.helm?.['l2Announcements'] === false) continue
      const duration = timeOf(cluster, 'l2LeaseDuration', 'leaseDuration', 15)
      const deadline = timeOf(cluster, 'l2LeaseRenewDeadline', 'leaseRenewDeadline', 5)
      const period = timeOf(cluster, 'l2LeaseRetryPeriod', 'leaseRetryPeriod', 2)
      if (duration && deadline && duration.seconds <= deadline.seconds)
        report({
          ...place(cluster, duration, deadline),
          message: 'short',
          data: { duration: duration.word, deadline: deadline.word },
          help: `leaseDuration: ${Math.ceil(deadline.seconds * 3)}s`,
        })
      if (deadline && period && deadline.seconds <= 1.2 * period.seconds)
        report({
          ...place(cluster, deadline, period),
          message: 'late',
          data: { deadline: deadline.word, period: period.word },
          help: `leaseRetryPeriod: ${Math.floor(deadline.seconds * 400)}ms`,
        })
    }
  },

  bad: [
    `
-- cluster/values.yaml --
kubeProxyReplacement: true
l2announcements:
  enabled: true
  leaseDuration: 3s
                 ^^ leaseDuration is 3 s, but must be more than leaseRenewDeadline, which is 5 s by default
`,
    `
-- cluster/values.yaml --
kubeProxyReplacement: true
l2announcements:
  enabled: true
  leaseDuration: 3s
  leaseRenewDeadline: 1s
                      ^^ leaseRenewDeadline is 1 s, but must be more than 1.2 times leaseRetryPeriod, which is 1 s
  leaseRetryPeriod: 1s
                    ~~ it is 1 s here
`,
  ],
  good: [
    `
-- cluster/values.yaml --
kubeProxyReplacement: true
l2announcements:
  enabled: true
  leaseDuration: 3s
  leaseRenewDeadline: 1s
  leaseRetryPeriod: 200ms
`,
    // Filled in later, and the times of the chart.
    `
-- cluster/values.yaml --
kubeProxyReplacement: true
l2announcements:
  enabled: true
  leaseDuration: 3s
  leaseRenewDeadline: \${DEADLINE}
`,
    `
-- cluster/values.yaml --
kubeProxyReplacement: true
l2announcements:
  enabled: true
`,
  ],
})

interface Time {
  readonly seconds: number
  readonly word: string
  /** Where the values say it; absent for the chart's default. */
  readonly field?: string
}

/** A time as the values or else the chart have it; undefined where the values hold something that is not known. */
function timeOf({ helm, origin }: Cluster, feature: string, key: string, byDefault: number): Time | undefined {
  const field = `helm.${feature}`
  const seconds = helm?.[feature]
  if (typeof seconds === 'number') return { seconds, word: `${seconds} s`, field }
  const isSaid = origin.fields?.[field] !== undefined || helm?.[`.l2announcements.${key}`] !== undefined
  return isSaid ? undefined : { seconds: byDefault, word: `${byDefault} s by default` }
}

/** At the one of two times that is written, the first before the second. */
function place(cluster: Cluster, first: Time, second: Time) {
  const on = cluster
  return {
    on,
    field: first.field ?? second.field ?? 'helm.l2Announcements',
    ...(first.field !== undefined &&
      second.field !== undefined && {
        related: [{ on, field: second.field, message: `it is ${second.word} here` }],
      }),
  }
}
