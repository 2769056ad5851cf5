/** A value with all origins taken out, and what session ends come from: what it says, wherever it was written. */
export function withoutOrigins<T>(value: T): T {
  if (Array.isArray(value)) return value.map(withoutOrigins) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([field]) => field !== 'origin' && field !== 'from')
      .map(([field, each]) => [field, withoutOrigins(each)]),
  ) as T
}
