/**
 * The command line: argv and streams in, exit code out. Nothing heavy is imported here.
 * The only layer that knows of flags, exit codes and terminals.
 */
import { inspect } from 'node:util'
import { paint } from '../report/style.ts'
import { UserError } from '../text/diagnostic.ts'
import { didYouMean } from '../text/nearest.ts'
import { version } from '../version.ts'
import { parseArguments } from './arguments.ts'
import type { Compiler } from './build.ts'
import type { Command } from './command.ts'
import { commandsWith } from './commands.ts'
import { helpOf, overview } from './help.ts'
import { terminalOf, twoLines, type World } from './terminal.ts'

/** Runs one command line and gives its exit code; never throws. */
export async function main(argv: readonly string[], world: World, commands = commandsWith(load)): Promise<number> {
  try {
    return await dispatch(argv, world, commands)
  } catch (error) {
    const { style, stderr } = terminalOf(world, world.env.NETC_COLOR)
    if (error instanceof UserError) {
      stderr.write(twoLines(error, style))
      return error.exitCode
    }
    stderr.write(`${paint(style, 'error', 'error')}  this is a mistake in netc, not in your files\n${inspect(error)}\n`)
    stderr.write('Report it with the lines above and the output of: netc version --json\n')
    return 3
  }
}

/** What `netc build` needs, and nothing else does. */
async function load(): Promise<Compiler> {
  const [{ build }, { loadConfig }] = await Promise.all([import('../build.ts'), import('../dsl/evaluate.ts')])
  return { build, loadConfig }
}

async function dispatch(argv: readonly string[], world: World, commands: readonly Command[]): Promise<number> {
  const [first, ...rest] = argv
  if (first === undefined) {
    world.stderr.write(overview(commands))
    return 2
  }
  if (first === '--version' || first === '-V') return say(world, `${version}\n`)
  if (first === '--help' || first === '-h' || first === 'help')
    return say(world, rest[0] === undefined ? overview(commands) : helpOf(find(rest[0], commands)))
  const command = find(first, commands)
  // Asked for help, even a wrong command line gets it.
  if (rest.includes('--help') || rest.includes('-h')) return say(world, helpOf(command))
  const { values, positionals } = parseArguments(command, rest, world.env)
  return command.run(
    values,
    positionals,
    terminalOf(world, typeof values.color === 'string' ? values.color : undefined),
  )
}

function find(name: string, commands: readonly Command[]): Command {
  const found = commands.find(command => command.name === name || command.aliases?.includes(name))
  if (found) return found
  if (name.startsWith('-'))
    throw new UserError(`unknown flag ${name}`, `flags come after the command: netc build ${name}`)
  const names = [...commands.map(command => command.name), 'help']
  throw new UserError(`unknown command ${name}`, didYouMean(name, names, `the commands are ${names.join(', ')}`))
}

function say({ stdout }: World, text: string): number {
  stdout.write(text)
  return 0
}
