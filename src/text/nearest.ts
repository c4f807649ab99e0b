/**
 * The candidate that a mistyped word most likely means, or undefined when none is near: at most two fifths of the
 * word's letters, and one more, may be wrong, or `most`. Case counts for nothing; equally near candidates: the first.
 */
export function nearest(
  word: string,
  candidates: readonly string[],
  most = Math.floor(word.length * 0.4) + 1,
): string | undefined {
  const typed = word.toLowerCase()
  let best: string | undefined
  let least = most
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) > least) continue
    const distance = editDistance(typed, candidate.toLowerCase())
    if (distance < least || (distance === least && best === undefined)) {
      best = candidate
      least = distance
    }
  }
  return best
}

/** How many letters must be added, removed, replaced or swapped with their neighbour to get from `a` to `b`. */
function editDistance(a: string, b: string): number {
  let twoBack: number[] = []
  let oneBack = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let cost = Math.min(
        (oneBack[j] ?? 0) + 1,
        (row[j - 1] ?? 0) + 1,
        (oneBack[j - 1] ?? 0) + (same ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, (twoBack[j - 2] ?? 0) + 1)
      }
      row.push(cost)
    }
    twoBack = oneBack
    oneBack = row
  }
  return oneBack[b.length] ?? 0
}
