/** Turns argv and the environment into the flags of one command. Throws UserErrors only. */
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { UserError } from '../text/diagnostic.ts'
import { didYouMean } from '../text/nearest.ts'
import { commonOptions, type Command, type Option, type Options } from './command.ts'

/** The environment variable of a flag: `NETC_NO_CONFIG` for --no-config. */
export function variableOf(flag: string): string {
  return `NETC_${flag.toUpperCase().replaceAll('-', '_')}`
}

/** What a flag was given: a value, several where it repeats, or nothing but the flag. */
type Given = string | true | readonly string[]

export interface Parsed {
  readonly values: Readonly<Record<string, Given>>
  readonly positionals: readonly string[]
}

/** The flags of a command: what argv says, else what the environment says. */
export function parseArguments(command: Command, argv: readonly string[], env: NodeJS.ProcessEnv): Parsed {
  const options: Options = { ...command.options, ...commonOptions }
  const { values: said, positionals } = fromArgv(command, options, argv)
  const conflicts = command.conflicts ?? []
  // What argv says silences a variable that does not go with it.
  const silenced = conflicts.flatMap(([a, b]) =>
    [said[a] !== undefined ? [b] : [], said[b] !== undefined ? [a] : []].flat(),
  )
  const fromVariables = Object.entries(fromEnvironment(options, env)).filter(([flag]) => !silenced.includes(flag))
  const values = { ...Object.fromEntries(fromVariables), ...said }
  const conflict = conflicts.find(([a, b]) => values[a] !== undefined && values[b] !== undefined)
  if (conflict) throw new UserError(`--${conflict[0]} and --${conflict[1]} do not go together`, conflict[2])
  return { values, positionals }
}

function fromArgv(command: Command, options: Options, argv: readonly string[]): Parsed {
  const known = Object.entries(options).map(([flag, { value, short }]) => [
    flag,
    { type: value === undefined ? 'boolean' : 'string', ...(short !== undefined && { short }) } as const,
  ])
  const { tokens } = parseArgs({
    args: [...argv],
    options: Object.fromEntries(known) as ParseArgsConfig['options'],
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const help = `see netc help ${command.name}`
  const values: Record<string, Given> = {}
  for (const token of tokens) {
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    const flags = Object.keys(options).map(flag => `--${flag}`)
    if (!option)
      throw new UserError(`netc ${command.name} has no flag ${token.rawName}`, didYouMean(token.rawName, flags, help))
    const value = valueOf(token, option)
    values[token.name] = option.repeats ? [...((values[token.name] ?? []) as string[]), String(value)] : value
  }
  const positionals = tokens.flatMap(token => (token.kind === 'positional' ? [token.value] : []))
  const many = command.positionals.at(-1)?.endsWith('...]') ?? false
  const surplus = many ? undefined : positionals[command.positionals.length]
  if (surplus !== undefined) throw new UserError(`netc ${command.name} does not know what to do with ${surplus}`, help)
  return { values, positionals }
}

interface OptionToken {
  readonly rawName: string
  readonly value?: string | undefined
  readonly inlineValue?: boolean | undefined
}

function valueOf({ rawName, value, inlineValue }: OptionToken, option: Option): string | true {
  if (option.value === undefined) {
    if (value === undefined) return true
    throw new UserError(`${rawName} takes no value`, `write it as it is: ${rawName}`)
  }
  // What looks like the next flag is one: the value was forgotten.
  if (value === undefined || value === '' || (!inlineValue && /^-./.test(value)))
    throw new UserError(`${rawName} needs a value`, `write ${rawName} ${option.value}`)
  return chosen(rawName, option, value)
}

const yes = ['1', 'true', 'yes', 'on']
const no = ['0', 'false', 'no', 'off', '']

function fromEnvironment(options: Options, env: NodeJS.ProcessEnv): Record<string, Given> {
  const values: Record<string, Given> = {}
  for (const [flag, option] of Object.entries(options)) {
    const variable = variableOf(flag)
    const value = flag === 'help' ? undefined : env[variable]
    if (value === undefined) continue
    if (option.value !== undefined) {
      if (value !== '')
        values[flag] = option.repeats
          ? value.split(',').map(each => chosen(variable, option, each))
          : chosen(variable, option, value)
    } else if (yes.includes(value.toLowerCase())) values[flag] = true
    else if (!no.includes(value.toLowerCase())) throw new UserError(`${variable} is ${value}`, 'set it to 1 or 0')
  }
  return values
}

function chosen(name: string, { choices }: Option, value: string): string {
  if (choices === undefined || choices.includes(value)) return value
  throw new UserError(`${name} cannot be ${value}`, didYouMean(value, choices, `it can be ${choices.join(', ')}`))
}
