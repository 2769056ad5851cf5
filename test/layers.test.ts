import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import extractConfig from 'dependency-cruiser/config-utl/extract-depcruise-config'
import { expect, onTestFinished, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const config = await extractConfig(join(root, '.dependency-cruiser.cjs'))
const rules = config.forbidden!.map(({ name }) => name!)

async function violations(baseDir: string, folders: string[]) {
  const { options, ...ruleSet } = config
  const { output } = await cruise(folders, { ...options, baseDir, validate: true, ruleSet })
  return (output as ICruiseResult).summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }))
}

test('every import keeps to its layer', async () => {
  const comment = (name: string) => config.forbidden!.find(rule => rule.name === name)!.comment
  const found = await violations(root, ['src', 'policies'])
  expect(found.map(({ rule, from, to }) => `${from} → ${to} (${rule}): ${comment(rule)}`)).toEqual([])
})

test('every folder of src has a rule, and cli is above them all', () => {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter(entry => entry.isDirectory())
  expect(folders.map(({ name }) => name).sort()).toEqual(
    [
      'cli',
      ...rules.filter(name => name.endsWith('-stays-in-its-layer')).map(name => name.replace(/-stays.*/, '')),
    ].sort(),
  )
})

/** For each rule a file and an import of it that the rule is there to refuse; the imported file exists unless it is a package. */
const forbidden: readonly (readonly [rule: string, file: string, imports: string])[] = [
  ['text-stays-in-its-layer', 'src/text/origin.ts', '../net/asn.ts'],
  ['net-stays-in-its-layer', 'src/net/prefix.ts', '../text/origin.ts'],
  ['yaml-stays-in-its-layer', 'src/yaml/document.ts', '../fabric/fabric.ts'],
  ['fabric-stays-in-its-layer', 'src/fabric/assemble.ts', '../frr/read.ts'],
  ['cilium-stays-in-its-layer', 'src/cilium/emit.ts', '../frr/emit.ts'],
  ['kubernetes-stays-in-its-layer', 'src/kubernetes/emit.ts', '../cilium/emit.ts'],
  ['helm-stays-in-its-layer', 'src/helm/emit.ts', '../cilium/generation.ts'],
  ['topology-stays-in-its-layer', 'src/topology/emit.ts', '../host/emit.ts'],
  ['frr-stays-in-its-layer', 'src/frr/emit.ts', '../yaml/print.ts'],
  ['host-stays-in-its-layer', 'src/host/emit.ts', '../frr/emit.ts'],
  ['dsl-stays-in-its-layer', 'src/dsl/index.ts', '../derive/derive.ts'],
  ['derive-stays-in-its-layer', 'src/derive/derive.ts', '../cilium/emit.ts'],
  ['lint-stays-in-its-layer', 'src/lint/run.ts', '../frr/read.ts'],
  ['workspace-stays-in-its-layer', 'src/workspace/scope.ts', '../frr/read.ts'],
  ['report-stays-in-its-layer', 'src/report/pretty.ts', '../fabric/fabric.ts'],
  ['output-stays-in-its-layer', 'src/output/write.ts', '../build.ts'],
  ['one-door-for-ip-num', 'src/fabric/assemble.ts', 'ip-num'],
  ['one-door-for-yaml', 'src/cilium/emit.ts', 'yaml'],
  ['one-door-for-@swc/wasm-typescript', 'src/dsl/evaluate.ts', '@swc/wasm-typescript'],
  ['one-door-for-ts-morph', 'src/dsl/typecheck.ts', 'ts-morph'],
  ['bgp-knows-nothing-of-netc', 'src/bgp/speaker.ts', '../fabric/fabric.ts'],
  ['policies-see-the-model-only', 'policies/index.ts', '../src/frr/read.ts'],
  ['cli-is-the-top', 'src/build.ts', './cli/terminal.ts'],
  ['effects-at-the-doors', 'src/frr/read.ts', 'node:fs'],
  ['nothing-imports-tests', 'src/compile.ts', '../test/any.ts'],
  ['only-what-is-installed', 'src/compile.ts', 'fast-check'],
  ['resolvable', 'src/compile.ts', './nowhere.ts'],
]

/** A repository of two files, of which one imports the other. */
function repository(file: string, imports: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'netc-layers-'))
  onTestFinished(() => {
    rmSync(folder, { recursive: true })
  })
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  for (const each of ['package.json', 'tsconfig.json', 'node_modules'])
    symlinkSync(join(root, each), join(folder, each))
  if (imports.startsWith('.') && imports !== './nowhere.ts') write(join(dirname(file), imports), 'export default 1\n')
  write(file, `import * as it from '${imports}'\nexport default it\n`)
  return folder
}

test.each(forbidden)('%s refuses %s importing %s', async (rule, file, imports) => {
  const found = await violations(repository(file, imports), [file])
  expect(found.map(each => each.rule)).toContain(rule)
})

test('two files that need each other are refused, two types that name each other are not', async () => {
  const folder = repository('src/net/a.ts', './b.ts')
  writeFileSync(join(folder, 'src/net/b.ts'), "import a from './a.ts'\nexport default a\n")
  expect((await violations(folder, ['src'])).map(each => each.rule)).toContain('no-cycles')
  writeFileSync(join(folder, 'src/net/b.ts'), "import type a from './a.ts'\nexport type B = typeof a\n")
  expect(await violations(folder, ['src'])).toEqual([])
})

test('each rule is tried', () => {
  expect([...forbidden.map(([rule]) => rule), 'no-cycles'].sort()).toEqual([...rules].sort())
})
