/** Lines of unchanged text around a change. */
const CONTEXT = 3

/**
 * The most lines that a shortest edit is looked for; the work grows with their square. Beyond it everything between
 * the common beginning and the common end counts as changed.
 */
const MOST_EDITS = 1_000

/** A part of a text of which either nothing changed, or lines went and lines came. Counts are in lines. */
interface Step {
  readonly kind: 'same' | 'removed' | 'added'
  readonly line: string
}

/**
 * The difference of two texts in the unified format of diff(1) and patch(1), three lines of context; empty when there
 * is none. An absent text is a file that is not there.
 */
export function unifiedDiff(path: string, before: string | undefined, after: string | undefined): string {
  if (before === after) return ''
  const steps = editScript(splitLines(before ?? ''), splitLines(after ?? ''))
  const head = [
    `--- ${before === undefined ? '/dev/null' : `a/${path}`}`,
    `+++ ${after === undefined ? '/dev/null' : `b/${path}`}`,
  ]
  return [...head, ...hunks(steps)].join('\n') + '\n'
}

/** Lines without their line ends, but for the last line that has none: it keeps a mark, so that it differs. */
function splitLines(text: string): string[] {
  if (text === '') return []
  const lines = text.split('\n')
  const last = lines.pop() ?? ''
  return last === '' ? lines : [...lines, `${last}\n\\ No newline at end of file`]
}

function editScript(a: readonly string[], b: readonly string[]): Step[] {
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start++
  let end = 0
  while (end < a.length - start && end < b.length - start && a[a.length - 1 - end] === b[b.length - 1 - end])
    end++
  const same = (line: string): Step => ({ kind: 'same', line })
  return [
    ...a.slice(0, start).map(same),
    ...shortestEdit(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map(same),
  ]
}

/** Myers, An O(ND) difference algorithm and its variations, 1986: the greedy form. */
function shortestEdit(a: readonly string[], b: readonly string[]): Step[] {
  const trace: Map<number, number>[] = []
  let furthest = new Map<number, number>([[1, 0]])
  for (let d = 0; d <= Math.min(a.length + b.length, MOST_EDITS); d++) {
    trace.push(furthest)
    const next = new Map(furthest)
    for (let k = -d; k <= d; k += 2) {
      let x = startOn(furthest, k, d)
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      next.set(k, x)
      if (x >= a.length && x - k >= b.length) return backtrack(a, b, trace)
    }
    furthest = next
  }
  return [
    ...a.map((line): Step => ({ kind: 'removed', line })),
    ...b.map((line): Step => ({ kind: 'added', line })),
  ]
}

/** Where diagonal `k` is entered: downwards (a line added) or rightwards (a line removed), whichever lies further. */
function startOn(furthest: ReadonlyMap<number, number>, k: number, d: number): number {
  return isDown(furthest, k, d) ? (furthest.get(k + 1) ?? 0) : (furthest.get(k - 1) ?? 0) + 1
}

function isDown(furthest: ReadonlyMap<number, number>, k: number, d: number): boolean {
  return k === -d || (k !== d && (furthest.get(k - 1) ?? -1) < (furthest.get(k + 1) ?? -1))
}

function backtrack(
  a: readonly string[],
  b: readonly string[],
  trace: readonly ReadonlyMap<number, number>[],
): Step[] {
  const steps: Step[] = []
  let x = a.length
  let y = b.length
  for (let d = trace.length - 1; d >= 0; d--) {
    const furthest = trace[d] ?? new Map<number, number>()
    const k = x - y
    const down = isDown(furthest, k, d)
    const entry = startOn(furthest, k, d)
    while (x > entry) {
      steps.push({ kind: 'same', line: a[x - 1] ?? '' })
      x--
      y--
    }
    if (d === 0) break
    if (down) steps.push({ kind: 'added', line: b[--y] ?? '' })
    else steps.push({ kind: 'removed', line: a[--x] ?? '' })
  }
  return steps.reverse()
}

/** The changed stretches with their context; stretches whose contexts touch become one. */
function* hunks(steps: readonly Step[]): Generator<string> {
  let oldLine = 1
  let newLine = 1
  let at = 0
  while (at < steps.length) {
    let change = at
    while (steps[change]?.kind === 'same') change++
    if (change === steps.length) return
    const from = Math.max(at, change - CONTEXT)
    oldLine += from - at
    newLine += from - at
    const to = hunkEnd(steps, change)
    const hunk = steps.slice(from, to)
    const oldCount = hunk.filter(({ kind }) => kind !== 'added').length
    const newCount = hunk.filter(({ kind }) => kind !== 'removed').length
    yield `@@ -${range(oldLine, oldCount)} +${range(newLine, newCount)} @@`
    for (const { kind, line } of hunk) yield `${SIGN[kind]}${line}`
    oldLine += oldCount
    newLine += newCount
    at = to
  }
}

const SIGN = { same: ' ', removed: '-', added: '+' } as const

function hunkEnd(steps: readonly Step[], change: number): number {
  let last = change
  for (let i = change; i < steps.length && i - last <= 2 * CONTEXT + 1; i++) {
    if (steps[i]?.kind !== 'same') last = i
  }
  return Math.min(steps.length, last + 1 + CONTEXT)
}

/** An empty range lies behind the line that it names. */
function range(line: number, count: number): string {
  if (count === 0) return `${line - 1},0`
  return count === 1 ? String(line) : `${line},${count}`
}
