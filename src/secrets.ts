/**
 * Values of secrets, from the environment or a file, put in place of the markers in the output.
 * The one place where a value is ever held; no message names one.
 */
import type { Artifact } from './artifact.ts'
import { restamp } from './header.ts'
import { UserError } from './text/diagnostic.ts'

/** Where the filled files go, below the output folder. */
export const secretsFolder = 'secrets'

/** What stands for the value of a secret. It contains blanks, so FRR refuses the line. */
const marker = /\{\{ netc secret ([^\s{}]+) \}\}/g

/** TCP MD5 in FRR: `neighbor PEER password`, PEER_PASSWORD_MAXLEN. */
const longest = 80

/** The environment variable that gives a secret: `NETC_SECRET_LAB_BGP` for lab-bgp. */
export function secretVariable(name: string): string {
  return `NETC_SECRET_${name.toUpperCase().replace(/[^A-Z0-9]/g, '_')}`
}

/** The name of the secret at each marker, in the order of the artifacts. */
export function markersIn(artifacts: readonly Artifact[]): readonly string[] {
  return artifacts.flatMap(({ text }) => [...text.matchAll(marker)].map(([, name]) => name!))
}

/** The values given in a file: `NAME=value` lines taken as they are, or one JSON object. */
export function parseSecrets(text: string, file: string): ReadonlyMap<string, string> {
  if (/^\s*\{/.test(text)) return parseJson(text, file)
  const lines = text.split(/\r?\n/).map((line, i) => ({ line, number: i + 1 }))
  return new Map(
    lines
      .filter(({ line }) => line.trim() !== '' && !line.startsWith('#'))
      .map(({ line, number }) => {
        const equals = line.indexOf('=')
        if (equals > 0) return [line.slice(0, equals).trim(), line.slice(equals + 1)]
        throw new UserError(`${file}:${number} is not NAME=value`, 'write one secret a line, or a JSON object')
      }),
  )
}

function parseJson(text: string, file: string): ReadonlyMap<string, string> {
  const hint = 'write an object of strings: {"lab-bgp": "…"}'
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    // The parser's own message quotes the text, and with it perhaps a password.
    throw new UserError(`${file} begins like JSON, and is not`, hint)
  }
  const entries = Object.entries(value as object)
  const wrong = entries.find(([, each]) => typeof each !== 'string')
  if (wrong) throw new UserError(`${wrong[0]} in ${file} is not a string`, hint)
  return new Map(entries as [string, string][])
}

/** The value of each named secret, found under its own name or its variable's; throws when one cannot be a password. */
export function chooseSecrets(
  names: readonly string[],
  given: ReadonlyMap<string, string>,
  where: string,
): ReadonlyMap<string, string> {
  const variables = new Map<string, string>()
  return new Map(
    names.map(name => {
      const variable = secretVariable(name)
      const twin = variables.get(variable)
      if (twin !== undefined && !given.has(name))
        throw new UserError(
          `the secrets ${twin} and ${name} are both ${variable}`,
          'give them in a file, by their own names: netc build --secrets FILE',
        )
      variables.set(variable, name)
      const value = given.get(name) ?? given.get(variable)
      const fault = faultOf(value)
      if (value === undefined || fault !== undefined)
        throw new UserError(
          `the secret ${name} ${fault ?? ''}`.trimEnd(),
          `set ${variable} in ${where} to 1 to ${longest} printable ASCII characters, no blanks`,
        )
      return [name, value]
    }),
  )
}

function faultOf(value: string | undefined): string | undefined {
  if (value === undefined) return 'has no value'
  if (value === '') return 'is empty'
  if (/\s/.test(value)) return 'contains a blank'
  if (!/^[\x21-\x7e]*$/.test(value)) return 'contains a character that is not printable ASCII'
  return value.length > longest ? `is ${value.length} bytes long; FRR takes ${longest}` : undefined
}

/**
 * The folders that have a marker in them, whole and with every marker filled, below `secrets/`,
 * and before them the file that keeps git away.
 */
export function fillSecrets(artifacts: readonly Artifact[], values: ReadonlyMap<string, string>): readonly Artifact[] {
  const folders = new Set(artifacts.filter(each => markersIn([each]).length > 0).map(folderOf))
  const filled = artifacts
    .filter(each => folders.has(folderOf(each)))
    .map(each => restamp(each, body => body.replace(marker, (text, name: string) => values.get(name) ?? text)))
    .map(({ path, text }) => ({ path: `${secretsFolder}/${path}`, text }))
  return filled.length === 0 ? [] : [{ path: `${secretsFolder}/.gitignore`, text: '*\n' }, ...filled]
}

/** `routers/tor1` of `routers/tor1/frr.conf`. */
function folderOf({ path }: Artifact): string {
  return path.split('/').slice(0, 2).join('/')
}
