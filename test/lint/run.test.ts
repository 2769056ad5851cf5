import { expect, test } from 'vitest'
import { policy } from '../../src/lint/policy.ts'
import { analyzed } from './analyzed.ts'

const labels = policy({
  severity: 'info',
  summary: 'Every Gateway has a label.',
  why: 'a test',
  see: [],
  messages: { bare: '{gateway} has no label' },
  check({ clusters }, report) {
    for (const gateway of clusters.flatMap(({ gateways }) => gateways))
      report({
        on: gateway,
        field: 'className',
        message: 'bare',
        data: { gateway: gateway.name },
        fix: { title: 'give it one', edits: [{ on: gateway, field: 'className', lineBelow: 'infrastructure: {}' }] },
      })
  },
  bad: [],
  good: [],
})

const head = 'apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\nmetadata: {name: edge}\n'

test.each([
  ['a.yaml', `${head}spec:\n  gatewayClassName: cilium # ours\n`, '\n  infrastructure: {}'],
  ['a.yaml', `${head}spec: {gatewayClassName: cilium, listeners: []}\n`, undefined],
  [
    'a.json',
    '{"apiVersion": "gateway.networking.k8s.io/v1", "kind": "Gateway", "metadata": {"name": "edge"}, "spec": {\n"gatewayClassName": "cilium"\n}}',
    undefined,
  ],
])('a new line is put into %s only where it is one', (path, text, expected) => {
  const { diagnostics } = analyzed([{ path, text }], { labels })
  const [found] = diagnostics.filter(({ code }) => code === 'labels')
  expect(found?.message).toBe('edge has no label')
  expect(found?.fixes?.[0]?.edits[0]?.text).toBe(expected)
})
