/** What becomes of the description's default export; undefined when it is not a fabric. */
export function finish(description: unknown, targets: unknown): unknown {
  return targets === undefined ? description : { description, targets }
}
