/** The flags of `netc lint`: light, so that the help can be printed without loading what lints. */
import { formatNames } from '../report/names.ts'
import type { commonOptions, Options, Values } from './command.ts'

export const lintOptions = {
  select: { value: 'RULES', help: 'only these rules, or groups of rules: pool-overlap,peering' },
  ignore: { value: 'RULES', help: 'all rules but these' },
  'fail-on': {
    value: 'SEVERITY',
    choices: ['error', 'warning', 'info', 'never'],
    help: 'what makes it fail: error (without it), warning, info or never',
  },
  complete: { help: 'these files are all there is: what they lack exists nowhere' },
  target: { value: 'LIST', help: 'the releases that run, where no file says so: cilium=1.20,frr=10.5' },
  nodes: { value: 'FILE', help: 'addresses and labels of the nodes: the output of kubectl get nodes -o yaml' },
  format: { value: 'FORMAT', choices: formatNames, help: `how findings are printed: ${formatNames.join(', ')}` },
  output: { value: 'FORMAT=FILE', repeats: true, help: 'write them to a file besides; may be given several times' },
  fix: { help: 'mend what can be mended without a change of meaning' },
  'fix-unsafe': { help: 'mend also what may change the meaning' },
  diff: { help: 'print what --fix, or --fix-unsafe, would change, and write nothing' },
  baseline: { value: 'FILE', help: 'only what is not in this file counts' },
  'write-baseline': { value: 'FILE', help: 'write all that is found into this file, so that it counts no more' },
  since: { value: 'REF', help: 'only what the changes since this commit have brought' },
  'max-diagnostics': { value: 'N', help: 'print at most so many findings; without it, 50' },
  statistics: { help: 'print how often each rule found something' },
  'stdin-filename': { value: 'NAME', help: 'what standard input, given as -, is called' },
  'no-exec': { help: 'run nothing of the repository: no description, no policy of its own, no netc.config.ts' },
  'no-cache': { help: 'read every file anew' },
  config: {
    value: 'FILE',
    help: 'the configuration; without it, the nearest netc.config.json or netc.config.ts upward',
  },
  'no-config': { help: 'use no configuration' },
} as const satisfies Options

/** Flags that make no sense together. */
export const lintConflicts = [
  ['since', 'write-baseline', 'a baseline holds all that is found'],
  ['since', 'baseline', 'both say what is old: choose one'],
  ['write-baseline', 'fix', 'mend first, then write the baseline'],
  ['write-baseline', 'fix-unsafe', 'mend first, then write the baseline'],
  ['write-baseline', 'diff', 'a baseline holds what is found as it is'],
  ['diff', 'format', 'what is printed is the diff; --output writes findings besides'],
  ['config', 'no-config', 'name a configuration or use none'],
] as const satisfies readonly (readonly [keyof typeof lintOptions, keyof typeof lintOptions, string])[]

/** What was given on the command line and in the environment. */
export type LintFlags = Values<typeof lintOptions & typeof commonOptions>
