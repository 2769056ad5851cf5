import { expect, test } from 'vitest'
import { parseConfig, parseTargets } from '../src/config.ts'
import { UserError } from '../src/text/diagnostic.ts'

test('a configuration says the entry, the output folder, the targets and the time limit', () => {
  const value = { entry: 'a.ts', out: 'generated', target: { cilium: 'v1.20', frr: '10.5.1' }, timeLimit: 2.5 }
  expect(parseConfig({ $schema: 'x', ...value }, 'netc.config.json')).toEqual({
    ...value,
    target: { cilium: '1.20', frr: '10.5.1' },
  })
  expect(parseConfig({}, 'netc.config.json')).toEqual({})
})

test.each([
  [{ entrry: 'a.ts' }, 'netc.config.json has the unknown key entrry', 'did you mean entry?'],
  [{ colours: 1 }, 'netc.config.json has the unknown key colours', 'the keys are entry, out, target, timeLimit, lint'],
  [
    { constructor: 1 },
    'netc.config.json has the unknown key constructor',
    'the keys are entry, out, target, timeLimit, lint',
  ],
  [{ entry: 3 }, 'entry in netc.config.json is 3', 'it is to be a path'],
  [{ out: '' }, 'out in netc.config.json is ""', 'it is to be a path'],
  [{ timeLimit: 0 }, 'timeLimit in netc.config.json is 0', 'it is to be a number of seconds above 0'],
  [
    { target: '1.20' },
    'target in netc.config.json is "1.20"',
    'it is to be an object: { "cilium": "1.20", "frr": "10.5" }',
  ],
  [{ target: { fr: '1' } }, 'unknown target fr', 'did you mean frr?'],
  [{ target: { frr: 10.5 } }, 'target in netc.config.json is {"frr":10.5}', 'it is to be releases as text: "1.20"'],
  [['entry'], 'netc.config.json does not give an object', 'write { "entry": "network.ts" }'],
  [null, 'netc.config.json does not give an object', 'write { "entry": "network.ts" }'],
])('%j is refused', (value, message, hint) => {
  expect(refusal(() => parseConfig(value, 'netc.config.json'))).toEqual([message, hint, 2])
})

test('targets are a list of name and release', () => {
  expect(parseTargets('cilium=1.20, frr=v10.5.1')).toEqual({ cilium: '1.20', frr: '10.5.1' })
  expect(parseTargets('frr=8.4')).toEqual({ frr: '8.4' })
})

test.each([
  ['clium=1.20', 'unknown target clium', 'did you mean cilium?'],
  ['kubernetes=1.30', 'unknown target kubernetes', 'the targets are cilium and frr'],
  ['frr=latest', 'latest is not a release of frr', 'write it with digits and dots: 1.20, 10.5.1'],
  ['frr', 'the target frr names no release', 'write --target cilium=1.20,frr=10.5'],
  ['frr=', ' is not a release of frr', 'write it with digits and dots: 1.20, 10.5.1'],
])('the target %s is refused', (list, message, hint) => {
  expect(refusal(() => parseTargets(list))).toEqual([message, hint, 2])
})

function refusal(run: () => unknown): unknown {
  try {
    return run()
  } catch (error) {
    return error instanceof UserError ? [error.message, error.hint, error.exitCode] : error
  }
}
