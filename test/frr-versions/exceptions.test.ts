/** Where a release's own tool finds something to change in the release's own configuration: recorded, and proved to be so. */
import { expect, test } from 'vitest'
import { findFrrRoot, loadInFrr } from '../lab/frr.ts'
import { describeWith } from '../lab/requirement.ts'

const exceptions = [
  {
    version: '10.7.1',
    line: 'bgp always-compare-med',
    writes: 'use-underlays-nexthop-weight',
    reason:
      'the line is printed with this flag and under datacenter, as if it were not the default; netc writes it under datacenter',
  },
  {
    version: '10.7.1',
    line: 'bgp deterministic-med',
    writes: 'use-underlays-nexthop-weight',
    reason: 'the same',
  },
] as const

for (const { version, line, writes, reason } of exceptions)
  describeWith(findFrrRoot(version), `'${line}' on FRR ${version}: ${reason}`, frr => {
    const conf = (...lines: string[]) =>
      [
        `frr version ${version}`,
        'frr defaults traditional',
        'router bgp 65000',
        ' bgp router-id 192.0.2.1',
        ...lines.map(each => ` ${each}`),
        'exit',
        '',
      ].join('\n')

    test('the running configuration says more than the file', async () => {
      const { complaints, delta, running } = await loadInFrr({ frr, conf: conf(line) })
      expect(complaints).toEqual([])
      expect(running).toContain(writes)
      expect(delta.join('\n')).toContain(`no ${writes}`)
    })

    test('with that line in the file there is nothing to change', async () => {
      const { complaints, delta } = await loadInFrr({ frr, conf: conf(line, writes) })
      expect({ complaints, delta }).toEqual({ complaints: [], delta: [] })
    })
  })
