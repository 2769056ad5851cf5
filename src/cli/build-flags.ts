/** The flags of `netc build`: light, so that the help can be printed without loading what builds. */
import type { commonOptions, Options, Values } from './command.ts'

export const buildOptions = {
  out: { value: 'DIR', help: 'write below DIR; without it, out/ beside the entry' },
  target: { value: 'LIST', help: 'releases in place of those in the description: cilium=1.20,frr=10.5' },
  only: { value: 'PART', choices: ['cilium', 'frr', 'lab'], help: 'one part: cilium, frr or lab' },
  check: { help: 'write nothing; show how the files on disk differ, and fail if they do' },
  stdout: { help: 'write nothing; print every file' },
  watch: { help: 'build again whenever a source changes, until Ctrl-C' },
  force: { help: 'overwrite files that were edited by hand or that netc did not write' },
  explain: { help: 'print what was derived, from what, and where' },
  secrets: {
    value: 'SOURCE',
    help: 'write filled-in files too, below secrets/, ignored by git: env, or a file of NAME=value lines or JSON',
  },
  format: {
    value: 'FORMAT',
    choices: ['pretty', 'concise'],
    help: 'findings as pretty (with the source) or concise (one a line)',
  },
  config: {
    value: 'FILE',
    help: 'the configuration; without it, the nearest netc.config.json or netc.config.ts upward',
  },
  'no-config': { help: 'use no configuration' },
} as const satisfies Options

/** Flags that make no sense together. */
export const buildConflicts = [
  ['check', 'stdout', 'the one compares, the other prints: choose one'],
  ['check', 'watch', 'the one ends with a verdict, the other goes on: choose one'],
  ['check', 'force', 'nothing is written under --check'],
  ['check', 'secrets', 'filled-in files are in no repository to be checked'],
  ['stdout', 'watch', 'leave out --stdout to have the files written each time'],
  ['stdout', 'explain', 'both print to stdout: run them one after the other'],
  ['stdout', 'secrets', 'passwords are written to files only, which git ignores'],
  ['config', 'no-config', 'name a configuration or use none'],
] as const satisfies readonly (readonly [keyof typeof buildOptions, keyof typeof buildOptions, string])[]

/** What was given on the command line and in the environment. */
export type BuildFlags = Values<typeof buildOptions & typeof commonOptions> & { readonly entry?: string }
