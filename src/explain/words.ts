import { unwrapped } from './wrappers.ts'

/**
 * The words of a text that programs print, without what varies from case to case: quoted and bracketed parts, numbers,
 * addresses, identifiers. What stands for a single character (`'ï'`) and error codes (`0x803b000d`) are words.
 */
export function fixedWords(text: string): string[] {
  const kept = unwrapped(text)
    .replace(/"[^"]*"|\[[^\]]*\]|`[^`]*`|…/g, ' ')
    .replace(/('(?:\\x[0-9a-f]{2}|\\?.)')|'([^'\s]*)'/giu, (_, character, inner) => character ?? ` ${inner} `)
  return words(kept)
}

/** All words of a text, in its order and in lower case. */
export function words(text: string): string[] {
  const spaced = text.replace(HRESULT, hexadecimal).replace(WITHOUT_BLANKS, pairs)
  return (spaced.toLowerCase().match(WORD) ?? []).filter(
    (word) => (word.length > 1 && !/^\d/.test(word)) || word.startsWith('0x'),
  )
}

/** A character in single quotes; an error code; a flag; a word that may have dots, hyphens and colons inside. */
const WORD =
  /'(?:\\x[0-9a-f]{2}|\\?.)'|0x[0-9a-f]{4,}|--[a-z][\w-]*|[\p{L}_][\p{L}\p{N}_]*(?:[-.:]+[\p{L}\p{N}_]+)*/giu

/** An error code of HNS (0x803b….) as the JSON of HNS has it (`"ErrorCode":2151350285`), and as PowerShell prints it. */
const HRESULT = /\b2151350\d{3}\b|-214361[67]\d{3}\b/g

function hexadecimal(decimal: string): string {
  return `0x${(Number(decimal) >>> 0).toString(16)}`
}

/** Japanese has no blanks between words: every two characters that stand together are taken for one. */
const WITHOUT_BLANKS = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu

function pairs(run: string): string {
  const characters = [...run]
  return ` ${characters.map((character, i) => character + (characters[i + 1] ?? '')).join(' ')} `
}
