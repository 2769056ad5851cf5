/** The names of the formats, apart from what makes them: a help text loads these alone. */

export const formatNames = [
  'pretty',
  'concise',
  'json',
  'jsonl',
  'sarif',
  'junit',
  'github',
  'gitlab',
  'markdown',
] as const

export type FormatName = (typeof formatNames)[number]
