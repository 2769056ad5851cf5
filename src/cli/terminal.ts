/** Where a command writes, and how text is to look there. */
import { paint, plain, type Style } from '../report/style.ts'
import type { UserError } from '../text/diagnostic.ts'

/** A stream as far as a command is concerned; `process.stdout` is one. */
export interface Output {
  write(text: string): unknown
  readonly isTTY?: boolean
  readonly columns?: number
}

/** The world outside: given in, so that a command runs in a test as it runs in a shell. */
export interface World {
  /** Data. */
  readonly stdout: Output
  /** Messages. */
  readonly stderr: Output
  readonly env: NodeJS.ProcessEnv
  readonly cwd: string
  /** All of standard input; asked for only by what reads it. */
  readonly stdin: () => Promise<Buffer>
  /** Aborts when the user asks the program to end; asked for only by what runs until then. */
  readonly interrupted: () => AbortSignal
}

export interface Terminal extends World {
  /** Of messages on stderr. */
  readonly style: Style
  /** Of data on stdout. */
  readonly dataStyle: Style
  readonly columns: number
}

/** Columns of what is not a terminal. */
const pageWidth = 100

/** How much a terminal shows at once decides nothing but line breaks. */
export function terminalOf(world: World, color: string | undefined): Terminal {
  const columns = world.stderr.isTTY === true ? Math.max(40, world.stderr.columns ?? pageWidth) : pageWidth
  return {
    ...world,
    style: styleOf(world.stderr, world.env, color),
    dataStyle: styleOf(world.stdout, world.env, color),
    columns,
  }
}

function styleOf({ isTTY = false }: Output, env: NodeJS.ProcessEnv, color: string | undefined): Style {
  return { colour: hasColour(isTTY, env, color), unicode: isTTY ? hasUnicode(env) : plain.unicode }
}

/** The flag, then no-color.org, then force-color.org, then whether anybody looks. */
function hasColour(isTTY: boolean, env: NodeJS.ProcessEnv, color: string | undefined): boolean {
  if (color === 'always' || color === 'never') return color === 'always'
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  return isTTY && env.TERM !== 'dumb'
}

/** Whether the terminal draws more than ASCII; a pipe always gets the same bytes. */
function hasUnicode(env: NodeJS.ProcessEnv): boolean {
  const locale = env.LC_ALL || env.LC_CTYPE || env.LANG
  return env.TERM !== 'dumb' && (locale === undefined || locale === '' || /utf-?8/i.test(locale))
}

/** What is wrong with the request or the machine, and what to do. */
export function twoLines({ message, hint }: UserError, style: Style): string {
  return `${paint(style, 'error', 'error')}  ${message}\n       ${hint}\n`
}
