/** All of YAML, by package `yaml`: scalars as Kubernetes reads them, whatever `%YAML` says. */
import { Composer, Parser, type ScalarTag, type YAMLError } from 'yaml'
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
  try {
    const composer = new Composer({
      schema: 'failsafe',
      customTags,
      resolveKnownTags: false,
      merge: false,
      uniqueKeys: false,
      prettyErrors: false,
    })
    for (const composed of composer.compose(new Parser().parse(text))) {
      // The others of a document mostly follow from the first.
      for (const error of composed.errors.slice(0, 1)) report('yaml-parse', sentence(error), error.pos)
      documents.push(new Conversion({ path, text }, restore, report).convert(composed.contents))
    }
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    report('yaml-parse', 'nested too deeply to be read', [0, 0])
  }
  return documents
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
