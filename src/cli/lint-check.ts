/** What `netc lint` finds, out of the cache where nothing has changed. */
import { createHash } from 'node:crypto'
import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fingerprintOf, keepResult, recallResult } from '../workspace/cache.ts'
import {
  askedIn,
  pathFrom,
  startsIn,
  textAt,
  textIn,
  walkFrom,
  type Checked,
  type CheckRequest,
  type Place,
} from './lint-asked.ts'
import type { Finder } from './lint-find.ts'

/** The runs of one request: as the files are, with fixes, and as they were. */
export class Check {
  readonly #request: CheckRequest
  readonly #texts = new Map<string, string | undefined>()
  /** What checks takes longer to load than a cached result to be read. */
  #finder: Promise<Finder> | undefined
  /** Whether a path is one of those that were asked about, or below one. */
  readonly isAsked: (path: string) => boolean

  constructor(request: CheckRequest) {
    this.#request = request
    this.isAsked = askedIn(request)
  }

  async close(): Promise<void> {
    const finder = await this.#finder?.catch(() => undefined)
    finder?.close()
  }

  /** The text of a file as it is on the disk, or came on standard input. */
  readonly textOf = (path: string): string | undefined => {
    const { input, repository } = this.#request
    if (!this.#texts.has(path))
      this.#texts.set(path, input?.name === path ? textIn(input.bytes) : textAt(repository.root, path))
    return this.#texts.get(path)
  }

  /** What is wrong. */
  async run(place: Place = { root: this.#request.repository.root }): Promise<Checked> {
    const { repository, input, flags } = this.#request
    const walked = walkFrom(startsIn(place.root, this.#request), place.root, this.#request)
    const find = async () => {
      this.#finder ??= import('./lint-find.ts').then(({ Finder }) => Finder.open(this.#request, this.textOf))
      return (await this.#finder).find(walked, place)
    }
    const mayKeep =
      place.root === repository.root &&
      !place.overlay &&
      !input &&
      flags['no-cache'] !== true &&
      (repository.config.lint?.policies ?? []).length === 0
    if (!mayKeep) return (await find()).checked
    const [question, fingerprint] = [this.#question(), fingerprintOf(walked)]
    const kept = recallResult(question, fingerprint) as Checked | undefined
    if (kept) return kept
    const { checked, isOfWalk } = await find()
    if (isOfWalk) keepResult(question, fingerprint, checked)
    return checked
  }

  /** All that decides what is found besides the files, and the program that finds it. */
  #question(): string {
    const { flags, paths, cwd, repository } = this.#request
    const { root } = repository
    // How it is printed is none of it.
    const { format: _, output: __, color: ___, quiet: ____, verbose: _____, ...asked } = flags
    const nodes = flags.nodes === undefined ? undefined : textAt(root, pathFrom(root, resolve(cwd, flags.nodes)))
    const today = new Date().toISOString().slice(0, 10)
    return JSON.stringify([programStamp(), repository, paths.map(path => resolve(cwd, path)), cwd, asked, nodes, today])
  }
}

/** Changes with the program: what another netc has found is not what this one finds. */
function programStamp(): string {
  const hash = createHash('sha256')
  const at = fileURLToPath(new URL('../..', import.meta.url))
  for (const folder of ['src', 'policies'])
    for (const each of readdirSync(join(at, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      const { size, mtimeMs } = statSync(join(at, folder, each))
      hash.update(`${each} ${size} ${mtimeMs}\n`)
    }
  return hash.digest('hex')
}
