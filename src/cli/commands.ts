/** The commands, in the order the help shows them. What a command needs is loaded when it runs, not before. */
import type { LoadConfig } from '../project.ts'
import type { Compiler } from './build.ts'
import { UserError } from '../text/diagnostic.ts'
import { buildConflicts, buildOptions } from './build-flags.ts'
import { command, type Command } from './command.ts'
import { lintConflicts, lintOptions } from './lint-flags.ts'

/** The commands; `load` brings what compiles. */
export function commandsWith(load: () => Promise<Compiler>): readonly Command[] {
  return [buildWith(load), lintWith(load), whyWith(load), rulesWith(load), explainWith(load), version]
}

const buildWith = (load: () => Promise<Compiler>) =>
  command({
    name: 'build',
    positionals: ['[entry]'],
    summary: 'write the Cilium resources and the FRR configuration a description asks for',
    examples: [
      ['netc build', 'network.ts → out/'],
      ['netc build --check', 'fail when out/ is not what network.ts says: for CI'],
      ['netc build --target cilium=1.18,frr=8.4', 'the same network for other releases'],
      ['netc build --secrets env', 'fill in passwords: NETC_SECRET_LAB_BGP for lab-bgp'],
      ['netc build --explain', 'what was derived, and from what'],
    ],
    options: buildOptions,
    conflicts: buildConflicts,
    async run(values, [entry], terminal) {
      const [{ runBuild }, compiler] = await Promise.all([import('./build.ts'), load()])
      return runBuild({ ...values, ...(entry !== undefined && { entry }) }, terminal, compiler)
    },
  })

const lintWith = (load: () => Promise<Compiler>) =>
  command({
    name: 'lint',
    aliases: ['check'],
    positionals: ['[paths...]'],
    summary: 'say what is wrong in Cilium resources and FRR configuration, whoever wrote them',
    examples: [
      ['netc lint', 'everything in this repository'],
      ['netc lint --fix', 'mend what can be mended'],
      ['netc lint --since main', 'only what this branch brings'],
      ['netc lint --output sarif=netc.sarif', 'for a code scanner, besides the text'],
      ['kubectl get svc,node -A -o yaml | netc lint - routers/', 'a live cluster against routers'],
    ],
    options: lintOptions,
    conflicts: lintConflicts,
    async run(values, paths, terminal) {
      const { runLint } = await import('./lint.ts')
      return runLint(values, paths, terminal, loadConfigWith(load))
    },
  })

/** Loads what evaluates a `netc.config.ts` when there is one. */
const loadConfigWith =
  (load: () => Promise<Compiler>): LoadConfig =>
  async (file, root) =>
    (await load()).loadConfig(file, root)

const whyWith = (load: () => Promise<Compiler>) =>
  command({
    name: 'why',
    positionals: ['[address]', '[paths...]'],
    summary: 'tell what becomes of an address, a prefix or a Service on its way to the routers',
    examples: [
      ['netc why 192.0.2.1', 'the step that ends it, and what would let it live'],
      ['netc why prod/web --at tor0', 'a Service, at one router'],
    ],
    options: { at: { value: 'ROUTER', help: 'at this router only' }, json: { help: 'as JSON' } },
    async run({ at, json }, [about, ...paths], terminal) {
      const [{ runWhy }, { loadConfig }] = await Promise.all([import('./why.ts'), load()])
      return runWhy({ ...(at !== undefined && { at }), ...(json && { json }) }, about, paths, terminal, loadConfig)
    },
  })

const rulesWith = (load: () => Promise<Compiler>) =>
  command({
    name: 'rules',
    positionals: [],
    summary: 'list the rules',
    examples: [['netc rules', 'what netc lint looks for, policies of your own among it']],
    options: { json: { help: 'as JSON' } },
    async run({ json }, _, { stdout, cwd }) {
      const { listRules, ownPolicies } = await import('./rules.ts')
      stdout.write(listRules(json === true, await ownPolicies(cwd, loadConfigWith(load))))
      return 0
    },
  })

const explainWith = (load: () => Promise<Compiler>) =>
  command({
    name: 'explain',
    positionals: ['[rule]'],
    summary: 'tell what a rule means, with examples',
    examples: [['netc explain pool-overlap', 'what goes wrong, and how it is right']],
    options: {},
    async run(_, [rule], { stdout, cwd }) {
      const { explainRule, ownPolicies } = await import('./rules.ts')
      if (rule === undefined) throw new UserError('netc explain needs a rule', 'netc rules lists them')
      stdout.write(await explainRule(rule, () => ownPolicies(cwd, loadConfigWith(load))))
      return 0
    },
  })

const version = command({
  name: 'version',
  positionals: [],
  summary: 'print the version of netc',
  examples: [['netc version --json', 'for a bug report']],
  options: { json: { help: 'with the version of Node and the platform, as JSON' } },
  async run({ json }, _, { stdout }) {
    const { version: netc } = await import('../version.ts')
    stdout.write(
      json
        ? `${JSON.stringify({ netc, node: process.versions.node, platform: `${process.platform}-${process.arch}` })}\n`
        : `${netc}\n`,
    )
    return 0
  },
})
