/** What a value breaks of a JSON schema. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv2020, type AnySchemaObject, type ErrorObject } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

const root = join(import.meta.dirname, '../..')

/** The errors of a value against a schema file of the repository, or against a part of it. */
export function validatorOf(file: string, part = ''): (value: unknown) => readonly ErrorObject[] {
  const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false, allErrors: true })
  formats.default(ajv)
  ajv.addSchema(JSON.parse(readFileSync(join(root, file), 'utf8')) as AnySchemaObject, 'schema')
  const validate = ajv.getSchema(`schema${part}`)!
  return value => (validate(value) === true ? [] : (validate.errors ?? []))
}
