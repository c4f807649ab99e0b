/**
 * The words of a text that programs print, without what varies from case to case: quoted and bracketed parts, numbers,
 * addresses, identifiers. What stands for a single character (`'ï'`) and error codes (`0x803b000d`) are words.
 */
export function fixedWords(text: string): string[] {
  const kept = text
    .replace(/"[^"]*"|\[[^\]]*\]|`[^`]*`|…/g, ' ')
    .replace(/('(?:\\x[0-9a-f]{2}|\\?.)')|'([^'\s]*)'/giu, (_, character, inner) => character ?? ` ${inner} `)
  return words(kept)
}

/** All words of a text, in its order and in lower case. */
export function words(text: string): string[] {
  return (text.toLowerCase().match(WORD) ?? []).filter(
    (word) => (word.length > 1 && !/^\d/.test(word)) || word.startsWith('0x'),
  )
}

/** A character in single quotes; an error code; a flag; a word that may have dots, hyphens and colons inside. */
const WORD =
  /'(?:\\x[0-9a-f]{2}|\\?.)'|0x[0-9a-f]{4,}|--[a-z][\w-]*|[\p{L}_][\p{L}\p{N}_]*(?:[-.:]+[\p{L}\p{N}_]+)*/giu
