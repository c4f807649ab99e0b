/**
 * The entry of a table under a word that somebody else wrote, or undefined. Indexing the table itself would find
 * `constructor` and `__proto__` in it.
 */
export function entryOf<T>(table: Readonly<Record<string, T>>, word: string): T | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined
}
