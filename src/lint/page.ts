/** What netc has to say about a policy, as a page: `docs/policies/<id>.md`, and `netc explain <id>`. */
import type { Policy } from './policy.ts'

/** The page of a policy, in Markdown. */
export function page(id: string, { severity, summary, why, see, messages, bad, good }: Omit<Policy, 'check'>): string {
  const examples = (heading: string, texts: readonly string[]) =>
    texts.length === 0 ? [] : [`## ${heading}`, ...texts.map(text => `\`\`\`text\n${text.trim()}\n\`\`\``)]
  return `${[
    `# ${id}`,
    `${summary} _${severity}_`,
    `**Why.** ${why}.`,
    '**What it says.**',
    Object.values(messages)
      .map(message => `- ${message.replaceAll(/\{(\w+)\}/g, '_$1_')}`)
      .join('\n'),
    ...(see.length === 0 ? [] : ['**Where that is written.**', see.map(each => `- ${each}`).join('\n')]),
    ...examples('Found fault with', bad),
    ...examples('Right', good),
    `## To set it aside\n\n\`# netc-ignore ${id}: REASON\` on the line before (\`!\` in frr.conf, \`//\` in a description), or \`netc lint --ignore ${id}\`.`,
  ].join('\n\n')}\n`
}
