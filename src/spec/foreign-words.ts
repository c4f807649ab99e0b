import { isLinuxOnly } from '../facts/linux-only-plugins.ts'
import type { Code } from '../diagnostic/codes.ts'
import { entryOf } from '../text/entry-of.ts'
import { FOREIGN_WORDS, type ForeignWord, REFERENCE } from './foreign-word-tables.ts'
import { listed } from './spell.ts'

/** Why a word of the field stands for nothing that a spec can have at a place, and what to write. */
export interface Refusal {
  readonly code: Code
  readonly label: string
  readonly help: string
}

/** What is known of a word at a place that has a table of them; undefined for any other. */
export function foreignWord(place: string, written: string, driver: string | undefined): Refusal | undefined {
  const word = written.toLowerCase().replace(/\.exe$/, '')
  const found = entryOf(entryOf(FOREIGN_WORDS, place) ?? {}, word) ?? ofLinux(place, word)
  if (found === undefined) return undefined
  return { code: found.code ?? 'WIN013', label: found.why, help: found.write ?? takes(found, driver) }
}

/** The pairs of the driver that the spec has, or else all of them. */
function takes({ take = [] }: ForeignWord, driver: string | undefined): string {
  const own = take.filter(([name]) => name === driver)
  const ways = (own.length > 0 ? own : take).map(
    ([name, plugin, ipam]) =>
      `\`plugin: ${plugin}\` with \`driver: ${name}\`${ipam === undefined ? '' : ` and \`ipam: ${ipam}\``}`,
  )
  return `take ${listed(ways, 'or')}`
}

function ofLinux(place: string, word: string): ForeignWord | undefined {
  if (!isLinuxOnly(word)) return undefined
  const why = 'no release of containernetworking/plugins for Windows has it'
  if (place === 'cni.ipam') return { code: 'WIN136', why, write: 'write `ipam: host-local`' }
  return place === 'network.plugin' ? { code: 'WIN119', why, take: REFERENCE } : undefined
}
