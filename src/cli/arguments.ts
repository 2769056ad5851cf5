/** Turns argv and the environment into the flags of one command. Throws UserErrors only. */
import { parseArgs } from 'node:util'
import { UserError } from '../text/diagnostic.ts'
import { didYouMean } from '../text/nearest.ts'
import { commonOptions, type Command, type Option, type Options } from './command.ts'

/** The environment variable of a flag: `NETC_NO_CONFIG` for --no-config. */
export function variableOf(flag: string): string {
  return `NETC_${flag.toUpperCase().replaceAll('-', '_')}`
}

export interface Parsed {
  readonly values: Readonly<Record<string, string | true>>
  readonly positionals: readonly string[]
}

/** The flags of a command: what argv says, else what the environment says. */
export function parseArguments(command: Command, argv: readonly string[], env: NodeJS.ProcessEnv): Parsed {
  const options: Options = { ...command.options, ...commonOptions }
  const given = fromArgv(command, options, argv)
  const values = { ...fromEnvironment(options, env), ...given.values }
  for (const [a, b, why] of command.conflicts ?? [])
    if (values[a] !== undefined && values[b] !== undefined)
      throw new UserError(`--${a} and --${b} do not go together`, why)
  return { ...given, values }
}

function fromArgv(command: Command, options: Options, argv: readonly string[]): Parsed {
  const known = Object.fromEntries(
    Object.entries(options).map(([flag, { value, short }]) => [
      flag,
      { type: value === undefined ? 'boolean' : 'string', ...(short !== undefined && { short }) } as const,
    ]),
  )
  const { tokens } = parseArgs({ args: [...argv], options: known, strict: false, allowPositionals: true, tokens: true })
  const help = `see netc help ${command.name}`
  const values: Record<string, string | true> = {}
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (!option)
      throw new UserError(
        `netc ${command.name} has no flag ${token.rawName}`,
        didYouMean(
          token.name,
          Object.keys(options).map(flag => flag),
          help,
        ).replace('mean ', 'mean --'),
      )
    if (option.value === undefined) {
      if (token.value !== undefined)
        throw new UserError(`${token.rawName} takes no value`, `write it as it is: ${token.rawName}`)
      values[token.name] = true
    } else {
      const forgotten =
        token.value === undefined || token.value === '' || (!token.inlineValue && /^-./.test(token.value))
      if (forgotten) throw new UserError(`${token.rawName} needs a value`, `write ${token.rawName} ${option.value}`)
      values[token.name] = chosen(token.rawName, option, token.value)
    }
  }
  const most = command.positionals.length
  if (positionals.length > most)
    throw new UserError(`netc ${command.name} does not know what to do with ${positionals[most]!}`, help)
  return { values, positionals }
}

const yes = ['1', 'true', 'yes', 'on']
const no = ['0', 'false', 'no', 'off', '']

function fromEnvironment(options: Options, env: NodeJS.ProcessEnv): Record<string, string | true> {
  const values: Record<string, string | true> = {}
  for (const [flag, option] of Object.entries(options)) {
    const variable = variableOf(flag)
    const value = flag === 'help' ? undefined : env[variable]
    if (value === undefined) continue
    if (option.value !== undefined) {
      if (value !== '') values[flag] = chosen(variable, option, value)
    } else if (yes.includes(value.toLowerCase())) values[flag] = true
    else if (!no.includes(value.toLowerCase())) throw new UserError(`${variable} is ${value}`, 'set it to 1 or 0')
  }
  return values
}

function chosen(name: string, { choices }: Option, value: string): string {
  if (choices === undefined || choices.includes(value)) return value
  throw new UserError(`${name} cannot be ${value}`, didYouMean(value, choices, `it can be ${choices.join(', ')}`))
}
