/** The help, made from the table of commands: the example first. */
import { version } from '../version.ts'
import { variableOf } from './arguments.ts'
import { commonOptions, exitCodes, type Command, type Options } from './command.ts'

/** `netc help`. */
export function overview(commands: readonly Command[]): string {
  return sections([
    `netc ${version}: writes both sides of every BGP session, Cilium's and FRR's, from one typed description`,
    rows(commands.flatMap(({ examples }) => examples.slice(0, 1))),
    titled(
      'Commands',
      rows(commands.map(({ name, positionals, summary }) => [[name, ...positionals].join(' '), summary])),
    ),
    titled('Exit codes', rows(Object.entries(exitCodes))),
    'netc help COMMAND tells more.',
  ])
}

/** `netc help build`. */
export function helpOf({ name, positionals, summary, examples, options }: Command): string {
  return sections([
    `netc ${[name, ...positionals].join(' ')}: ${summary}`,
    rows(examples),
    ...(Object.keys(options).length > 0 ? [titled('Flags', flagRows(options))] : []),
    titled('Flags of every command', flagRows(commonOptions)),
    `Each flag can be set in the environment too, as in ${variableOf('out')}=DIR or ${variableOf('quiet')}=1.\nA flag wins over it, and both over the configuration.`,
    titled('Exit codes', rows(Object.entries(exitCodes))),
  ])
}

function flagRows(options: Options): string {
  return rows(
    Object.entries(options).map(([flag, { value, short, help }]) => [
      `${short === undefined ? '    ' : `-${short}, `}--${flag}${value === undefined ? '' : ` ${value}`}`,
      help,
    ]),
  )
}

function rows(table: readonly (readonly [string, string])[]): string {
  const width = Math.max(...table.map(([left]) => left.length))
  return table.map(([left, right]) => `  ${left.padEnd(width)}   ${right}\n`).join('')
}

function titled(title: string, body: string): string {
  return `${title}\n${body}`
}

function sections(parts: readonly string[]): string {
  return `${parts.map(part => part.trimEnd()).join('\n\n')}\n`
}
