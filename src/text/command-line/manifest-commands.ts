import { member, type Span, type Tree } from '../tree.ts'
import type { Command } from './command.ts'
import { openPartAt } from './open-parts.ts'
import { placed, type Placed, type Unit } from './placed.ts'
import type { EnvironmentSetting } from './program-line.ts'

/** The command of a container in a Kubernetes manifest, and the environment that the manifest gives it. */
export interface ContainerCommand extends Command {
  readonly environment: readonly EnvironmentSetting[]
}

/**
 * The commands of the containers in the documents of a manifest: `command` with `args` behind it. `$(NAME)` is kept as it
 * is written. `text` is what the spans of the trees count in.
 */
export function manifestCommands(documents: readonly Tree[], text: string): ContainerCommand[] {
  return documents.flatMap((tree) => containersIn(tree)).map((container) => commandOf(container, text))
}

/** Objects with `command` or `args` in a list called `containers` or `initContainers`, however deep. */
function containersIn(tree: Tree): Tree[] {
  if (tree.kind === 'array') return tree.items.flatMap(containersIn)
  if (tree.kind !== 'object') return []
  return tree.members.flatMap(({ key, value }) => {
    const listed = /^(initC|c)ontainers$/.test(key) && value.kind === 'array' ? value.items : []
    return [...listed.filter((item) => hasCommand(item)), ...containersIn(value)]
  })
}

function hasCommand(tree: Tree): boolean {
  return member(tree, 'command') !== undefined || member(tree, 'args') !== undefined
}

function commandOf(container: Tree, text: string): ContainerCommand {
  const words = ['command', 'args'].flatMap((key) => {
    const value = member(container, key)?.value
    return value?.kind === 'array' ? value.items.map((item) => wordOf(item, text)) : []
  })
  const env = member(container, 'env')?.value
  const variables = env?.kind === 'array' ? env.items : []
  return {
    words,
    environment: variables.flatMap((variable) => {
      const name = member(variable, 'name')?.value
      const value = member(variable, 'value')?.value
      if (name?.kind !== 'string') return []
      return [{ name: name.value, value: value === undefined ? undefined : wordOf(value, text) }]
    }),
  }
}

/** A list item as an argument. Where the scalar is written with escapes every unit stands at the whole scalar. */
function wordOf(tree: Tree, text: string): Placed {
  const value =
    tree.kind === 'string'
      ? tree.value
      : tree.kind === 'number'
        ? tree.raw
        : tree.kind === 'boolean'
          ? String(tree.value)
          : ''
  const places = placesOf(value, text, tree)
  const units: Unit[] = []
  for (let i = 0; i < value.length;) {
    const open = openPartAt(value, i)
    for (let n = Math.max(open, 1); n > 0; n--, i++) {
      units.push({ ...(places?.[i] ?? { start: tree.start, end: tree.end }), open: open > 0 })
    }
  }
  return placed(value, units, tree.start, tree.end)
}

/** Where each unit of a scalar stands; undefined where it is written with escapes. */
function placesOf(value: string, text: string, { start, end }: Span): readonly Span[] | undefined {
  const within = text.slice(start, end).indexOf(value)
  if (within >= 0) {
    return Array.from({ length: value.length }, (_, i) => ({
      start: start + within + i,
      end: start + within + i + 1,
    }))
  }
  return /^[|>]/.test(text.slice(start, start + 1)) ? blockPlaces(value, text, { start, end }) : undefined
}

/** A block scalar, whose lines have lost their indentation, and whose line ends may have become blanks. */
function blockPlaces(value: string, text: string, { start, end }: Span): readonly Span[] | undefined {
  const places: Span[] = []
  let at = text.indexOf('\n', start) + 1
  for (const c of value.split('')) {
    const isBlank = /\s/.test(c)
    if (!isBlank) at = behindBlanks(text, at, end)
    if (!isBlank && text[at] !== c) return undefined
    const taken = !isBlank || /\s/.test(text[at] ?? '') ? 1 : 0
    places.push({ start: at, end: at + taken })
    at += taken
  }
  return places
}

function behindBlanks(text: string, from: number, end: number): number {
  let at = from
  while (at < end && /\s/.test(text[at] ?? '')) at++
  return at
}
