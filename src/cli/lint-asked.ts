/** What `netc lint` was asked: paths, texts and wishes, from flags and configuration. Light: it loads nothing that checks. */
import { existsSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import type { Choice, Rules } from '../lint/choice.ts'
import type { Linted } from '../lint.ts'
import type { Repository } from '../project.ts'
import type { Rule, Totals } from '../report/report.ts'
import type { Source } from '../text/source.ts'
import { decode } from '../workspace/decode.ts'
import { walk, type Walk } from '../workspace/walk.ts'
import type { LintFlags } from './lint-flags.ts'

/** What was found. */
export interface Checked extends Linted {
  readonly totals: Omit<Totals, 'ms'>
  /** What is known of the rules, ours and the repository's own. */
  readonly rules: ReadonlyMap<string, Rule>
  /** Every rule there is, with its group. */
  readonly groups: Rules
}

/** What was given on standard input, and how it is called. */
export interface Input {
  readonly bytes: Buffer
  readonly name: string
}

/** Everything that decides what a run finds, besides the files. */
export interface CheckRequest {
  readonly flags: LintFlags
  /** As on the command line, but for `-`. */
  readonly paths: readonly string[]
  readonly cwd: string
  readonly repository: Repository
  readonly input?: Input | undefined
}

/** Where to read: the repository, or an earlier state of it, with texts in place of those on the disk. */
export interface Place {
  readonly root: string
  readonly overlay?: readonly Source[]
}

/** What was asked for, absolute; in an earlier state what of it was there. */
export function startsIn(root: string, { paths, cwd, repository, input }: CheckRequest): readonly string[] {
  const named = paths.length === 0 && !input ? [repository.root] : paths.map(path => resolve(cwd, path))
  if (root === repository.root) return named
  return named
    .map(each => pathFrom(repository.root, each))
    .filter(each => each !== '..' && !each.startsWith('../'))
    .map(each => join(root, each))
    .filter(each => existsSync(each))
}

/** The files below some places. Files of netc's own in a repository are no part of what it checks. */
export function walkFrom(starts: readonly string[], root: string, request: CheckRequest): Walk {
  const { flags, cwd, repository, input } = request
  const { configFile, base, config } = repository
  const aside = new Set(
    [
      configFile,
      config.lint?.baseline && resolve(base, config.lint.baseline),
      ...[flags.baseline, flags['write-baseline']].map(each => each && resolve(cwd, each)),
    ].flatMap(each => (each ? pathFrom(repository.root, each) : [])),
  )
  const walked = walk(starts, root)
  return { ...walked, found: walked.found.filter(({ path }) => !aside.has(path) && path !== input?.name) }
}

/** Tells whether a path is one of those that were asked about, or below one. */
export function askedIn(request: CheckRequest): (path: string) => boolean {
  const { repository, input, flags, cwd } = request
  const { root } = repository
  const named = startsIn(root, request).map(each => pathFrom(root, each))
  const nodes = flags.nodes === undefined ? [] : [pathFrom(root, resolve(cwd, flags.nodes))]
  const all = [...named, ...(input ? [input.name] : []), ...nodes]
  return path => isBelow(all, path)
}

/** Which rules are wanted, by flags before the configuration. */
export function choiceOf({ flags, repository }: Pick<CheckRequest, 'flags' | 'repository'>): Choice {
  const { select, ignore = [], severity, overrides } = repository.config.lint ?? {}
  const selected = flags.select?.split(',') ?? select
  return {
    ...(selected && { select: selected }),
    ignore: [...ignore, ...(flags.ignore?.split(',') ?? [])],
    ...(severity && { severity }),
    ...(overrides && { overrides }),
  }
}

/** The text in some bytes, if they are one. */
export function textIn(bytes: Buffer): string | undefined {
  const decoded = decode(bytes)
  return typeof decoded === 'string' ? undefined : decoded.text
}

/** The text of a file by its path from the root. */
export function textAt(root: string, path: string): string | undefined {
  try {
    return textIn(readFileSync(resolve(root, path)))
  } catch {
    return undefined
  }
}

/** A path as findings have it. */
export function pathFrom(root: string, place: string): string {
  return (relative(root, place) || '.').replaceAll(sep, '/')
}

/** Whether a path is one of these, or below one; `.` is all of the repository. */
export function isBelow(folders: readonly string[], path: string): boolean {
  return folders.some(
    folder => path === folder || path.startsWith(`${folder}/`) || (folder === '.' && !path.startsWith('../')),
  )
}
