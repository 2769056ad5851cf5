/** Builds again whenever a file it was built from changes. */
import * as fs from 'node:fs'
import { dirname, join } from 'node:path'
import { count, paint } from '../report/style.ts'
import { UserError } from '../text/diagnostic.ts'
import type { Outcome } from './build.ts'
import type { BuildFlags } from './build-flags.ts'
import { twoLines, type Terminal } from './terminal.ts'

/** Milliseconds of peace that end a burst of changes: an editor saves in several steps. */
const settling = 50

/** Runs `build` now and after every change, until the user interrupts; gives 0. */
export async function watch(build: () => Promise<Outcome>, { quiet }: BuildFlags, terminal: Terminal): Promise<number> {
  const { stderr, style } = terminal
  const signal = terminal.interrupted()
  let files: readonly string[] = []
  while (!signal.aborted) {
    const before = stamps(files)
    try {
      const { exitCode, files: found } = await build()
      // What failed may not have come to all of its files.
      files = exitCode === 0 ? found : [...new Set([...files, ...found])]
    } catch (error) {
      // Without a first success there is nothing to watch.
      if (!(error instanceof UserError) || files.length === 0) throw error
      stderr.write(twoLines(error, style))
    }
    if (!quiet) stderr.write(paint(style, 'faint', `watching ${count(files.length, 'file')}; Ctrl-C ends\n`))
    await changed(files, before, signal)
  }
  return 0
}

/** Waits until one of the files is no longer as it was in `before`, or the signal comes. */
function changed(files: readonly string[], before: ReadonlyMap<string, number>, signal: AbortSignal): Promise<void> {
  return new Promise(done => {
    let timer: NodeJS.Timeout | undefined
    const finish = () => {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
      signal.removeEventListener('abort', finish)
      done()
    }
    const stir = () => {
      clearTimeout(timer)
      timer = setTimeout(finish, settling)
    }
    // Folders are watched, not files: editors save by putting a new file in the old one's place.
    const folders = [...new Set(files.map(file => dirname(file)))].filter(folder => fs.existsSync(folder))
    const watchers = folders.map(folder =>
      fs
        .watch(folder, (_, name) => {
          if (name === null || files.includes(join(folder, name))) stir()
        })
        .on('error', stir),
    )
    signal.addEventListener('abort', finish)
    const now = stamps([...before.keys()])
    if (signal.aborted) finish()
    // A change during the build came before the watchers.
    else if ([...before].some(([file, stamp]) => now.get(file) !== stamp)) stir()
  })
}

/** When each file was last written; a file that is gone counts as 0. */
function stamps(files: readonly string[]): ReadonlyMap<string, number> {
  return new Map(files.map(file => [file, fs.statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0]))
}
