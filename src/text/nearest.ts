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
    const distance = editDistance(typed, candidate.toLowerCase(), least)
    if (distance < least || (distance === least && best === undefined)) {
      best = candidate
      least = distance
    }
  }
  return best
}

/**
 * How many letters must be added, removed, replaced or swapped with their neighbour to get from `a` to `b`; where that is
 * more than `most`, any number beyond it. Only the cells that can still stay within `most` are looked at.
 */
function editDistance(a: string, b: string, most: number): number {
  const beyond = most + 1
  const width = b.length + 1
  const cells = new Uint32Array(3 * width)
  let twoBack = cells.subarray(0, width)
  let oneBack = cells.subarray(width, 2 * width)
  let row = cells.subarray(2 * width)
  for (let j = 0; j < width; j++) oneBack[j] = j
  let leastBefore = 0
  for (let i = 1; i <= a.length; i++) {
    const first = Math.max(1, i - most)
    const last = Math.min(b.length, i + most)
    row.fill(beyond)
    row[0] = i
    let least = i
    const letter = a.charCodeAt(i - 1)
    for (let j = first; j <= last; j++) {
      let cost = (oneBack[j - 1] ?? beyond) + (letter === b.charCodeAt(j - 1) ? 0 : 1)
      cost = Math.min(cost, (oneBack[j] ?? beyond) + 1, (row[j - 1] ?? beyond) + 1)
      if (i > 1 && j > 1 && letter === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1)) {
        cost = Math.min(cost, (twoBack[j - 2] ?? beyond) + 1)
      }
      row[j] = cost
      if (cost < least) least = cost
    }
    // A swap reaches back two rows.
    if (least > most && leastBefore >= most) return beyond
    leastBefore = least
    ;[twoBack, oneBack, row] = [oneBack, row, twoBack]
  }
  return oneBack[b.length] ?? beyond
}
