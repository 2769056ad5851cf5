/** `replacements`: fields that get the value of another. What they get is unknown; that they are set is not. */
import type { Path } from '../../yaml/document.ts'
import { inPlaceOf, isMap, type Draft, type Fields, type Written } from './draft.ts'
import { unknownText } from './generate.ts'
import type { Resource } from './resource.ts'
import { choose } from './target.ts'

/** Marks the fields that one replacement sets; `from` is where it is written. */
export function replaceValues(replacement: Fields, from: Written, resources: readonly Resource[]): void {
  const targets: unknown[] = Array.isArray(replacement.targets) ? replacement.targets : []
  for (const target of targets) {
    if (!isMap(target)) continue
    const rejected = new Set(
      (Array.isArray(target.reject) ? target.reject : []).flatMap((each: unknown) =>
        isMap(each) ? choose(resources, each) : [],
      ),
    )
    const chosen = choose(resources, isMap(target.select) ? target.select : {}).filter(each => !rejected.has(each))
    const create = isMap(target.options) && target.options.create === true
    const fields: unknown[] = Array.isArray(target.fieldPaths) ? target.fieldPaths : ['metadata.name']
    for (const field of fields)
      if (typeof field === 'string')
        for (const { draft } of chosen)
          for (const path of pathsTo(draft, [], partsOf(field), create))
            if (path.at(-1) !== 'name' || path.length !== 2) draft.set(path, inPlaceOf(from, unknownText))
  }
}

/** `spec.ports.[name=http].port` in parts; a dot inside brackets or behind a backslash is part of a name. */
function partsOf(field: string): string[] {
  return (field.match(/\[[^\]]*\]|(?:\\.|[^.[\]])+/g) ?? []).map(part => part.replaceAll('\\.', '.'))
}

function pathsTo(draft: Draft, at: Path, rest: readonly string[], create: boolean): Path[] {
  const [part, ...behind] = rest
  if (part === undefined) return [at]
  const here = draft.get(at)
  if (!Array.isArray(here)) {
    const key = /^\[(.*)\]$/.exec(part)?.[1] ?? part
    const there = isMap(here) && Object.hasOwn(here, key)
    return there || (create && (here === undefined || isMap(here))) ? pathsTo(draft, [...at, key], behind, create) : []
  }
  const [, key, value] = /^\[([^=]+)=(.*)\]$/.exec(part) ?? []
  return here.flatMap((item: unknown, i) => {
    const chosen = key === undefined ? part === '*' || part === String(i) : isMap(item) && String(item[key]) === value
    return chosen ? pathsTo(draft, [...at, i], behind, create) : []
  })
}
