import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
import { expect, test } from 'vitest'
import { parseConfig } from '../src/config.ts'

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../schemas/config.schema.json'), 'utf8')) as object
const validate = new Ajv({ strict: true }).compile(schema)

const whole = {
  $schema: './node_modules/netc/schemas/config.schema.json',
  entry: 'network.ts',
  out: 'out',
  target: { cilium: '1.20', frr: '10.5' },
  timeLimit: 5,
  lint: {
    select: ['pools'],
    ignore: ['pool-overlap'],
    severity: { pools: 'info' },
    locked: ['weak-password'],
    failOn: 'never',
    complete: true,
    baseline: 'known.json',
    overrides: [{ files: ['lab/**'], ignore: ['pools'], severity: { peering: 'error' } }],
    policies: ['./policies/mine.ts'],
    clusters: { muc: ['muc/**'] },
    routers: { tor0: ['tor0.conf'] },
  },
}

function isRead(value: unknown): boolean {
  try {
    parseConfig(value, 'netc.config.json')
    return true
  } catch {
    return false
  }
}

test('the schema and the reader take a configuration with every key', () => {
  expect([validate(whole), isRead(whole)]).toEqual([true, true])
  expect(Object.keys((schema as { properties: object }).properties).toSorted()).toEqual(Object.keys(whole).toSorted())
})

test.each([
  { lint: { selct: [] } },
  { lint: [] },
  { lint: { select: 'pools' } },
  { lint: { severity: { pools: 'fatal' } } },
  { lint: { failOn: 'sometimes' } },
  { lint: { complete: 'yes' } },
  { lint: { overrides: [{ ignore: ['pools'] }] } },
  { lint: { overrides: [{ files: ['a'], rules: [] }] } },
  { lint: { clusters: { a: 'a/**' } } },
  { lint: { policies: './mine.ts' } },
  { lint: { baseline: '' } },
  { target: { kubernetes: '1.30' } },
  { timeLimit: 0 },
  { entry: '' },
  { extra: 1 },
  [],
])('both refuse %j', value => {
  expect([validate(value), isRead(value)]).toEqual([false, false])
})
