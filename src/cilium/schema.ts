/** What the API server would say to a resource: unknown fields, wrong types, values out of range, each with its place. */
import { didYouMean } from '../text/nearest.ts'
import type { Path } from '../yaml/document.ts'
import type { ResourceType } from './resources.ts'
import { breaches } from './rules.ts'
import { validators } from './validators.ts'

/** Something in a value that the schema does not allow. */
export interface Problem {
  readonly path: Path
  /** The key is wrong, not what stands under it. */
  readonly part: 'key' | 'value'
  readonly message: string
  readonly help?: string
}

/** What a validator made by ajv says of one violation, with `verbose`. */
interface Violation {
  readonly keyword: string
  /** A JSON pointer. */
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
  /** The value of `keyword` in the schema. */
  readonly schema: unknown
  readonly parentSchema: { readonly properties?: Readonly<Record<string, unknown>> }
  readonly data: unknown
}

type Validator = ((value: unknown) => boolean) & { readonly errors?: readonly Violation[] | null }

export function isResourceType(type: string): type is ResourceType {
  return Object.hasOwn(validators, type)
}

/** What is wrong with a value that claims to be such a resource; a field that is null counts as left out, if there is such a field. */
export function validate(type: ResourceType, value: unknown): Problem[] {
  const validator = (validators as unknown as Readonly<Record<ResourceType, Validator>>)[type]
  const violations = (of: unknown) => (validator(of) ? [] : (validator.errors ?? []))
  const unknownNulls = violations(value).filter(
    ({ keyword, params, data }) =>
      keyword === 'additionalProperties' &&
      (data as Readonly<Record<string, unknown>>)[String(params['additionalProperty'])] === null,
  )
  const broken = breaches(type, value).map((breach): Problem => ({ ...breach, part: 'value' }))
  return [...[...violations(withoutNulls(value)), ...unknownNulls].map(problem), ...broken]
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, each]: [string, unknown]) =>
      each === null ? [] : [[key, withoutNulls(each)]],
    ),
  )
}

function problem(violation: Violation): Problem {
  const { keyword, instancePath, params, schema, parentSchema, data } = violation
  const path = instancePath
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const field = path.at(-1) ?? 'the resource'
  const value = (message: string, help?: string): Problem => ({
    path,
    part: 'value',
    message,
    ...(help !== undefined && { help }),
  })
  switch (keyword) {
    case 'additionalProperties': {
      const unknown = String(params['additionalProperty'])
      const known = Object.keys(parentSchema.properties ?? {})
      return {
        path: [...path, unknown],
        part: 'key',
        message: `there is no field ${unknown} here`,
        help: didYouMean(unknown, known, `known are ${known.join(', ')}`),
      }
    }
    case 'required':
      return { path, part: 'key', message: `${String(params['missingProperty'])} is missing` }
    case 'type':
      return value(
        `${field} must be ${article(String(schema))}, not ${shown(data)}`,
        schema === 'string' && typeof data !== 'object' ? 'put it in quotes' : undefined,
      )
    case 'const':
      return value(`${field} must be ${String(schema)}, not ${shown(data)}`)
    case 'enum': {
      const allowed = schema as readonly string[]
      return value(
        `${field} must be one of ${allowed.join(', ')}, not ${shown(data)}`,
        typeof data === 'string' ? didYouMean(data, allowed, '') || undefined : undefined,
      )
    }
    case 'minimum':
      return value(`${field} is ${shown(data)}, but must be at least ${String(schema)}`)
    case 'maximum':
      return value(`${field} is ${shown(data)}, but must be at most ${String(schema)}`)
    case 'minItems':
    case 'minLength':
      return value(`${field} must not be empty`)
    case 'maxItems':
      return value(`${field} must have at most ${String(schema)} items`)
    case 'maxLength':
      return value(`${field} must have at most ${String(schema)} characters`)
    default:
      return value(`${field} can't be ${shown(data)}`)
  }
}

function article(type: string): string {
  return (
    { string: 'text', integer: 'a whole number', boolean: 'true or false', array: 'a list', object: 'a map' }[type] ??
    type
  )
}

function shown(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' && value !== null ? 'a map' : JSON.stringify(value)
}
