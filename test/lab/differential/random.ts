/** Random numbers from a seed, so that a disagreement can be met again. */
export class Random {
  #state: number
  readonly #decks = new Map<readonly unknown[], unknown[]>()

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** Below one (mulberry32). */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }

  below(n: number): number {
    return Math.floor(this.next() * n)
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  one<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!
  }

  /** One of the items, each of them as often as the others. */
  evenly<T>(items: readonly T[]): T {
    const deck = (this.#decks.get(items) as T[] | undefined) ?? []
    if (deck.length === 0) deck.push(...this.shuffled(items))
    this.#decks.set(items, deck)
    return deck.pop()!
  }

  some<T>(items: readonly T[], least: number, most: number): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, () => this.one(items))
  }

  times<T>(least: number, most: number, make: (i: number) => T): T[] {
    return Array.from({ length: least + this.below(most - least + 1) }, (_, i) => make(i))
  }

  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map(item => ({ item, at: this.next() }))
      .sort((a, b) => a.at - b.at)
      .map(({ item }) => item)
  }
}
