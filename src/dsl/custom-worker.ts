/** Entry of the thread of a user's own policies: binds `netc/policy` to the instance that runs here, loads them, and asks them. */
import { basename, dirname, join } from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'
import * as policyLibrary from '../lint/policy.ts'
import type { Policy } from '../lint/policy.ts'
import { run } from '../lint/run.ts'
import { UserError, type Diagnostic } from '../text/diagnostic.ts'
import { lineStarts, positionAt } from '../text/source.ts'
import type { Answer, Asked, PolicyInfo, Task } from './custom.ts'
import { Modules } from './modules.ts'
import { thisThread } from './own-time.ts'
import { resolve } from './resolve.ts'
import { thrown } from './thrown.ts'

const library = { 'netc/policy': policyLibrary }
const { specifiers, base, root } = workerData as Task
const modules = new Modules(root, library)
/** By id: the policy, and the file that it is from. */
const loaded = new Map<string, { readonly policy: Policy; readonly group: string; readonly path: string }>()

function post(answer: Answer): void {
  parentPort!.postMessage(answer)
}

/** Posts why something of the user's failed. */
function refuse(error: unknown, path: string): void {
  const [diagnostic] = error instanceof UserError ? [] : (thrown(error, path, modules.texts) ?? [])
  if (error instanceof UserError) post({ kind: 'refused', message: error.message, hint: error.hint })
  else if (!diagnostic) post({ kind: 'broken', error })
  else {
    const { span, message, help = 'mend it, or take it out of lint.policies' } = diagnostic
    const text = modules.texts.get(span.path)
    const line = text === undefined ? 1 : positionAt(lineStarts(text), span.start).line
    const said = message.replace(/^the description throws/, 'the policy throws')
    post({ kind: 'refused', message: `${span.path}:${line}: ${said}`, hint: help })
  }
}

let at = ''

async function load(specifier: string): Promise<void> {
  at = specifier
  post({ kind: 'at', what: `the policy ${specifier}`, thread: thisThread() })
  const target = resolve(specifier, join(base, 'netc.config.json'), Object.keys(library))
  if (target.kind === 'missing')
    throw new UserError(`lint.policies: ${target.message}`, target.help ?? 'name a file as ./policies/mine.ts')
  if (target.kind !== 'source')
    throw new UserError(
      `lint.policies: the package '${specifier}' does not build on netc`,
      'its package.json has to name netc among peerDependencies',
    )
  const path = modules.pathOf(target.path)
  at = path
  const { default: exported } = await modules.run(target.path)
  const isLocal = /^(?:\.{0,2}\/|file:)/.test(specifier)
  const group = isLocal ? basename(dirname(target.path)) : specifier
  const id = basename(target.path).replace(/\.[cm]?[jt]s$/, '')
  const own = isObject(exported) && 'check' in exported ? { [id]: exported } : exported
  if (!isObject(own) || Object.keys(own).length === 0)
    throw new UserError(`${path} exports no policy as its default`, 'export default policy({ … })')
  for (const [id, policy] of Object.entries(own)) {
    const other = loaded.get(id)
    if (other) throw new UserError(`${path} and ${other.path} both give a policy ${id}`, 'rename one of them')
    loaded.set(id, { policy: checked(policy, id, path), group, path })
  }
}

/** What a policy must have to be shown and run: the types say it to who compiles, this to everybody. */
function checked(policy: unknown, id: string, path: string): Policy {
  const fault = (what: string) =>
    new UserError(`${path}: the policy ${id} has no ${what}`, 'make it with policy({ … }) from netc/policy')
  if (!isObject(policy) || typeof policy['check'] !== 'function') throw fault('check that is a function')
  if (!['error', 'warning', 'info'].includes(policy['severity'] as string))
    throw fault('severity, which is error, warning or info')
  for (const key of ['summary', 'why']) if (typeof policy[key] !== 'string') throw fault(`${key} that is a text`)
  if (!isObject(policy['messages'])) throw fault('messages by name')
  const lists = Object.fromEntries(['see', 'bad', 'good'].map(key => [key, texts(policy[key])]))
  return { ...policy, ...lists } as unknown as Policy
}

function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(each => typeof each === 'string') : []
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

/** What a policy says of itself: all but the function, which stays here. */
function infoOf({ policy, group, path }: { policy: Policy; group: string; path: string }): PolicyInfo {
  const { severity, summary, why, see, messages, bad, good } = policy
  return { severity, summary, why, see, messages, bad, good, group, path }
}

function check({ network, texts }: Asked): void {
  const diagnostics: Diagnostic[] = []
  for (const [id, { policy, path }] of loaded) {
    at = path
    post({ kind: 'at', what: `the policy ${path}`, thread: thisThread() })
    diagnostics.push(...run({ [id]: worded(policy, id, path) }, network, [], path => texts.get(path)))
  }
  post({ kind: 'found', diagnostics })
}

/** The policy with findings looked at before they are put into words: what they lack would break what is ours. */
function worded(policy: Policy, id: string, path: string): Policy {
  const { check, messages } = policy
  if (check === 'reader') return policy
  return {
    ...policy,
    check: (network, report) =>
      check(network, finding => {
        const message = messages[finding.message]
        const fault = (what: string) =>
          new UserError(`${path}: the policy ${id} ${what}`, 'its types say so: npx tsc --noEmit')
        if (message === undefined) throw fault(`reports the message ${finding.message}, which it does not have`)
        if (!isObject(finding.on) || !('origin' in finding.on))
          throw fault(`reports ${finding.message} on no node of the network`)
        // Who leaves out the types may leave out this too.
        const data = (finding.data as typeof finding.data | undefined) ?? {}
        for (const [, name] of message.matchAll(/\{(\w+)\}/g))
          if (data[name!] === undefined) throw fault(`gives no ${name} for its message ${finding.message}`)
        report({ ...finding, data })
      }),
  }
}

process.on('unhandledRejection', error => refuse(error, at))
try {
  for (const specifier of specifiers) await load(specifier)
  const policies = Object.fromEntries([...loaded].map(([id, each]) => [id, infoOf(each)]))
  post({ kind: 'loaded', policies })
  parentPort!.on('message', (asked: Asked) => {
    try {
      check(asked)
    } catch (error) {
      refuse(error, at)
    }
  })
} catch (error) {
  refuse(error, at)
}
