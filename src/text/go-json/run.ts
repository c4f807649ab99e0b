import type { Path, Span } from '../tree.ts'

/** A decoding error, placed. */
export interface GoDecodeError {
  /** As Go prints it (wording of Go 1.23; 1.24 and later put more before the field name). */
  readonly text: string
  readonly path: Path
  readonly span: Span
  /** True where a type's own code crashes instead of giving an error. */
  readonly panic?: true
}

/** What the decoder did with one place, and why. */
export interface DecodeNote {
  readonly path: Path
  /** Of the value. Needed where two members share one path: the same key twice. */
  readonly span: Span
  readonly reason: string
}

/** A place on the way down, from which a path is made only when it is needed. */
export interface Here {
  readonly up: Here | undefined
  readonly step: string | number
}

export function pathOf(here: Here | undefined): Path {
  const path: (string | number)[] = []
  for (let h = here; h !== undefined; h = h.up) path.push(h.step)
  return path.reverse()
}

export function hereOf(path: Path): Here | undefined {
  return below(undefined, path)
}

/** The place that a path leads to from another. */
export function below(from: Here | undefined, path: Path): Here | undefined {
  let here = from
  for (const step of path) here = { up: here, step }
  return here
}

/** The struct that is being decoded and the field of it, within the field of an outer struct. */
interface FieldContext {
  readonly struct: string
  readonly field: string
  readonly outer: FieldContext | undefined
}

/** The state of one decoding: the one mutable thing of this folder. */
export interface Run {
  /** The whole text that spans count in. */
  readonly text: string
  /** True for decoders that do not fold the case of struct keys. */
  readonly caseSensitive: boolean
  readonly read: { readonly path: Path; readonly span: Span }[]
  readonly ignored: DecodeNote[]
  readonly overwritten: DecodeNote[]
  /** Where each member of each struct, map and slice came from: found again when a second key sets it. */
  readonly origins: Map<object, Map<string | number, Origin>>
  /** The struct and field names that Go puts into the text of an error. */
  context: FieldContext | undefined
  /** The first mismatch; decoding goes on after it. */
  error: GoDecodeError | undefined
  /** True after an error that ends decoding at once: one that a type's own UnmarshalJSON returned. */
  stopped: boolean
}

/** What set a member; nearly none is ever set again, so that few of these become paths. */
export interface Origin {
  readonly at: Here | undefined
  readonly span: Span
}

export function newRun(text: string, caseSensitive: boolean): Run {
  return {
    text,
    caseSensitive,
    read: [],
    ignored: [],
    overwritten: [],
    origins: new Map(),
    context: undefined,
    error: undefined,
    stopped: false,
  }
}

export function noteRead(run: Run, here: Here | undefined, span: Span): void {
  run.read.push({ path: pathOf(here), span })
}

export function noteIgnored(run: Run, here: Here | undefined, span: Span, reason: string): void {
  run.ignored.push({ path: pathOf(here), span: bare(span), reason })
}

/** Notes a `null` where a value of a type without one would be. */
export function noteNull(run: Run, here: Here | undefined, span: Span): void {
  const item = typeof here?.step === 'number'
  const same = item ? 'an empty item' : 'leaving the key out'
  noteIgnored(run, here, span, `\`null\` is the same as ${same}`)
}

/** Takes back what was read at a place, because something later took its place. */
export function noteOverwritten(run: Run, { at, span }: Origin, reason: string): void {
  const kept = run.read.filter(({ span: s }) => s.start < span.start || s.end > span.end)
  run.read.splice(0, run.read.length, ...kept)
  run.overwritten.push({ path: pathOf(at), span: bare(span), reason })
}

/**
 * Remembers what set a member of a struct, map or slice; if it replaces what an earlier one set, that is taken back.
 */
export function noteOrigin(
  run: Run,
  owner: object,
  member: string | number,
  origin: Origin,
  replaces: boolean,
): void {
  let origins = run.origins.get(owner)
  if (origins === undefined) run.origins.set(owner, (origins = new Map()))
  const earlier = origins.get(member)
  origins.set(member, origin)
  if (earlier === undefined || !replaces) return
  const [before, after] = [String(earlier.at?.step), String(origin.at?.step)]
  const reason =
    before === after
      ? `the same key \`${before}\` comes again later, and the last one wins`
      : `the later key \`${after}\` sets the same field as \`${before}\``
  noteOverwritten(run, earlier, reason)
}

/** Reports a value of the wrong kind; `what` is Go's word for it, such as `string` or `number 2.0`. */
export function mismatch(run: Run, here: Here | undefined, span: Span, what: string, goType: string): void {
  if (run.error !== undefined) return
  run.error = { text: mismatchText(run, what, goType), path: pathOf(here), span: bare(span) }
}

/** Ends decoding with an error or a crash that replaces any earlier mismatch. */
export function stop(run: Run, here: Here | undefined, span: Span, text: string, panic = false): void {
  run.error = { text, path: pathOf(here), span: bare(span), ...(panic ? { panic } : {}) }
  run.stopped = true
}

/** The text of Go's UnmarshalTypeError at this point. */
export function mismatchText(run: Run, what: string, goType: string): string {
  const into =
    run.context === undefined
      ? 'Go value'
      : `Go struct field ${run.context.struct}.${fieldsOf(run.context).join('.')}`
  return `json: cannot unmarshal ${what} into ${into} of type ${goType}`
}

function fieldsOf(context: FieldContext): readonly string[] {
  const fields: string[] = []
  for (let c: FieldContext | undefined = context; c !== undefined; c = c.outer) fields.push(c.field)
  return fields.reverse()
}

/** The range alone of a tree, so that a note does not hold the document. */
function bare({ start, end }: Span): Span {
  return { start, end }
}
