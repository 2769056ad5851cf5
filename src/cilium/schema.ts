/** What the API server would say to a resource: unknown fields, wrong types, values out of range, each with its place. */
import { didYouMean } from '../text/nearest.ts'
import { hasPlaceholder } from '../text/placeholder.ts'
import type { Path } from '../yaml/document.ts'
import { isMap } from '../yaml/object.ts'
import { misplaced } from './misplaced.ts'
import type { ResourceType } from './resources.ts'
import { breaches } from './rules.ts'
import { validators } from './validators.ts'

/** Something in a value that the schema does not allow. */
export interface Problem {
  /** The rule of the catalogue that it breaks. */
  readonly code: string
  readonly path: Path
  /** The key is wrong, not what stands under it. */
  readonly part: 'key' | 'value'
  readonly message: string
  readonly help?: string
  readonly severity?: 'warning'
}

const noAddresses = 'advert-service-addresses-missing'

/** What a validator made by ajv says of one violation, with `verbose`. */
interface Violation {
  readonly keyword: string
  /** A JSON pointer. */
  readonly instancePath: string
  readonly params: Readonly<Record<string, unknown>>
  /** The value of `keyword` in the schema. */
  readonly schema: unknown
  readonly parentSchema: { readonly properties?: Readonly<Record<string, unknown>>; readonly enum?: unknown }
  readonly data: unknown
}

type Validator = ((value: unknown) => boolean) & { readonly errors?: readonly Violation[] | null }

/** All types that can be checked. */
export const resourceTypes = Object.keys(validators) as readonly ResourceType[]

export function isResourceType(type: string): type is ResourceType {
  return Object.hasOwn(validators, type)
}

/** What is wrong with a value that claims to be such a resource; a field that is null counts as left out, if there is such a field. */
export function validate(type: ResourceType, value: unknown): Problem[] {
  const validator = (validators as unknown as Readonly<Record<ResourceType, Validator>>)[type]
  const violations = (of: unknown) => (validator(of) ? [] : (validator.errors ?? []))
  const asWritten = violations(value)
  const unknownNulls = asWritten.filter(
    ({ keyword, params, data }) =>
      keyword === 'additionalProperties' &&
      (data as Readonly<Record<string, unknown>>)[String(params['additionalProperty'])] === null,
  )
  const broken = breaches(type, value).map((breach): Problem => ({ code: 'cilium-schema', ...breach, part: 'value' }))
  // Most are right as they stand.
  const all = asWritten.length === 0 ? [] : [...violations(withoutNulls(value)), ...unknownNulls]
  const found = all.filter(each => !isUnknown(each) && !isMetadata(each))
  // What is of a wrong type is of no value that would be right either.
  const mistyped = new Set(found.flatMap(({ keyword, instancePath }) => (keyword === 'type' ? [instancePath] : [])))
  const once = found.filter(({ keyword, instancePath }) => keyword === 'type' || !mistyped.has(instancePath))
  const problems = once.map(each => problem(type, each))
  const refused = new Set(problems.map(({ path }) => path.join('/')))
  return [...problems, ...broken.filter(({ severity, path }) => !severity || !refused.has(path.join('/')))]
}

/** Nothing can be said of what a tool fills in later. */
function isUnknown({ keyword, data, params }: Violation): boolean {
  if (keyword === 'additionalProperties') return hasPlaceholder(String(params['additionalProperty']))
  if (keyword === 'required') return isMap(data) && Object.keys(data).some(hasPlaceholder)
  return typeof data === 'string' && hasPlaceholder(data)
}

/** Names and labels are checked for objects of all kinds alike (`kubernetes/metadata.ts`). */
function isMetadata({ instancePath, params }: Violation): boolean {
  return instancePath.startsWith('/metadata') || (instancePath === '' && params['missingProperty'] === 'metadata')
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

function problem(type: ResourceType, violation: Violation): Problem {
  const { keyword, instancePath, params, schema, parentSchema, data } = violation
  const path = instancePath
    .split('/')
    .slice(1)
    .map(step => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  const field = path.at(-1) ?? 'the resource'
  const isLabel = path.at(-2) === 'matchLabels'
  const value = (code: string, message: string, help?: string): Problem => ({
    code,
    path,
    part: 'value',
    message,
    ...(help !== undefined && { help }),
  })
  switch (keyword) {
    case 'additionalProperties':
      return unknownField(type, path, String(params['additionalProperty']), Object.keys(parentSchema.properties ?? {}))
    case 'required':
      if (params['missingProperty'] === 'addresses')
        return {
          code: noAddresses,
          path,
          part: 'key',
          message: 'addresses is missing',
          help: 'write addresses: [LoadBalancerIP]',
        }
      return { code: 'required-field', path, part: 'key', message: `${String(params['missingProperty'])} is missing` }
    case 'type':
      return wrongType(value, field, violation, isLabel || path.at(-2) === 'values')
    case 'const':
      return value('enum-invalid', `${field} must be ${String(schema)}, not ${shown(data)}`)
    case 'enum': {
      const allowed = schema as readonly string[]
      return value(
        'enum-invalid',
        `${field} must be one of ${allowed.join(', ')}, not ${shown(data)}`,
        typeof data === 'string' ? didYouMean(data, allowed, '') || undefined : undefined,
      )
    }
    case 'minimum':
      return value('cilium-schema', `${field} is ${shown(data)}, but must be at least ${String(schema)}`)
    case 'maximum':
      return value('cilium-schema', `${field} is ${shown(data)}, but must be at most ${String(schema)}`)
    case 'minItems':
      if (field === 'addresses') return value(noAddresses, 'addresses must not be empty', 'write [LoadBalancerIP]')
      return value('cilium-schema', `${field} must not be empty`)
    case 'minLength':
      return value('cilium-schema', `${field} must not be empty`)
    case 'maxItems':
      return value(
        field === 'bgpInstances' ? 'max-instances' : 'cilium-schema',
        `${field} has ${(data as unknown[]).length} items, but may have ${String(schema)}`,
      )
    case 'maxLength':
      return value(
        isLabel ? 'label-value-invalid' : 'cilium-schema',
        `${field} must have at most ${String(schema)} characters`,
      )
    default:
      return value(isLabel ? 'label-value-invalid' : 'cilium-schema', `${field} can't be ${shown(data)}`)
  }
}

/** The API server drops it without a word; the rest of the resource is taken. */
function unknownField(type: ResourceType, path: Path, unknown: string, known: readonly string[]): Problem {
  const found = misplaced(type, path, unknown)
  return {
    code: found?.code ?? 'unknown-field',
    path: [...path, unknown],
    part: 'key',
    message: `there is no field ${unknown} here`,
    help:
      found?.help ?? didYouMean(unknown, known, known.length === 0 ? 'leave it out' : `known are ${known.join(', ')}`),
  }
}

type Value = (code: string, message: string, help?: string) => Problem

function wrongType(value: Value, field: string, { schema, parentSchema, data }: Violation, isLabel: boolean): Problem {
  const message = `${field} must be ${article(String(schema))}, not ${shown(data)}`
  if (schema === 'string' && typeof data === 'boolean' && 'enum' in parentSchema)
    return value(
      'enum-invalid',
      message,
      `write ${(parentSchema.enum as readonly string[]).map(each => `"${each}"`).join(' or ')}`,
    )
  if (schema === 'string' && typeof data !== 'object')
    return value(
      isLabel ? 'bool-label' : typeof data === 'number' ? 'number-as-string' : 'cilium-schema',
      message,
      `put it in quotes${typeof data === 'number' ? `: "${data}"` : ''}`,
    )
  if (schema === 'integer' && typeof data === 'string' && /^-?\d+$/.test(data))
    return value('number-as-string', message, `leave out the quotes: ${data}`)
  if (schema === 'boolean' && typeof data === 'string' && /^(true|false)$/.test(data))
    return value('number-as-string', message, `leave out the quotes: ${data}`)
  return value('cilium-schema', message)
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
