/** The commands, in the order the help shows them. What a command needs is loaded when it runs, not before. */
import type { Compiler } from './build.ts'
import { buildConflicts, buildOptions } from './build-flags.ts'
import { command, type Command } from './command.ts'

/** The commands; `load` brings what compiles. */
export function commandsWith(load: () => Promise<Compiler>): readonly Command[] {
  return [buildWith(load), version]
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
