/** All of YAML, by package `yaml`: scalars as Kubernetes reads them, whatever `%YAML` says. */
import { Composer, CST, Parser, type ScalarTag, type YAMLError } from 'yaml'
import { scalarValue } from './scalar.ts'
import type { SimpleDocument } from './simple.ts'
import { Conversion, type Report } from './value.ts'

/** Reads all documents of a text. What is wrong is reported; what could be read comes back. */
export function parseWhole(
  text: string,
  path: string,
  restore: (value: string, start: number) => string,
  report: Report,
): readonly SimpleDocument[] {
  const documents: SimpleDocument[] = []
  // One such document says nothing that anybody meant, and the others of its file hardly more.
  const tokens = [...new Parser().parse(text)]
  if (tokens.some(isTooDeep)) {
    report('yaml-parse', `nested more than ${deepest} deep`, [0, 0])
    return []
  }
  const composer = new Composer({
    schema: 'failsafe',
    customTags,
    resolveKnownTags: false,
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
  })
  for (const composed of composer.compose(tokens)) {
    // The others of a document mostly follow from the first.
    for (const error of composed.errors.slice(0, 1)) report('yaml-parse', sentence(error), error.pos)
    documents.push(new Conversion({ path, text }, restore, report).convert(composed.contents))
  }
  return documents
}

/** Composing calls itself for each level; where the stack ends, V8 may end the process and not only throw. */
const deepest = 200

/** Whether a token holds others more than `deepest` levels down, found without recursion. */
function isTooDeep(token: CST.Token): boolean {
  let level: CST.Token[] = [token]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > deepest) return true
    level = level.flatMap(childrenOf)
  }
  return false
}

function childrenOf(token: CST.Token): CST.Token[] {
  if (token.type === 'document') return token.value ? [token.value] : []
  if (!CST.isCollection(token)) return []
  return token.items.flatMap(({ key, value }) => [key, value].filter(each => each !== null && each !== undefined))
}

/** Explicit tags, and the one that any plain scalar without a tag gets. */
const customTags: ScalarTag[] = [
  { tag: 'tag:yaml.org,2002:null', default: true, test: /^(?:[-+.~\dtTfFyYnNoO]|$)/, resolve: scalarValue },
  ...['bool', 'int', 'float'].map(name => ({ tag: `tag:yaml.org,2002:${name}`, resolve: scalarValue })),
  { tag: 'tag:yaml.org,2002:binary', resolve: text => Buffer.from(text, 'base64').toString('utf8') },
]

/** The parser's own words, starting in lower case as all our messages do. */
function sentence({ message }: YAMLError): string {
  return message.charAt(0).toLowerCase() + message.slice(1)
}
