import type { Io, Output } from './io.ts'

/** False for a terminal that says it has no box drawing characters: by its locale, or a Linux console by its name. */
export function wantsUnicode(output: Output, env: Io['env']): boolean {
  if (!output.terminal) return true
  if (env['TERM'] === 'linux' || env['TERM'] === 'dumb') return false
  const locale = [env['LC_ALL'], env['LC_CTYPE'], env['LANG']].find(
    (value) => value !== undefined && value !== '',
  )
  return locale === undefined || /utf-?8/i.test(locale)
}
