// @ts-check

/** Modules up to this length share one file: to find and read a file costs as much as to look over 20 KB of code. */
const SMALL = 4096

/**
 * @typedef {object} Chunk a CommonJS module that requires others as `./NAME`
 * @property {string} code
 * @property {readonly string[]} needs the names of those that are loaded with it
 */

/**
 * Puts chunks into fewer files: with the start everything that is always loaded, each list of those that are loaded
 * together in one, and of the rest all small ones in `shared.cjs`. In such a file a chunk runs when it is first asked for,
 * as it does in a file of its own; the start is its number 0. Without lists only the start gets what it needs.
 * @param {ReadonlyMap<string, Chunk>} chunks by file name
 * @param {readonly string[]} starts the names of those that are run, each in a file of its own
 * @param {readonly (readonly string[])[]} [together] chunks that are known to be loaded together
 * @returns {Map<string, string>} code by file name
 */
export function packChunks(chunks, starts, together) {
  const [start = ''] = starts
  const first = withNeeds(start, chunks)
  /** @type {Map<string, { readonly file: string, readonly index: number }>} */
  const places = new Map()
  first.forEach((name, index) => places.set(name, { file: start, index }))
  const groups = (together ?? []).map((names) =>
    names.filter((name) => chunks.has(name) && !places.has(name) && !starts.includes(name)),
  )
  groups.forEach((names, i) =>
    names.forEach((name, index) => places.set(name, { file: `together-${i}.cjs`, index })),
  )
  const small = [...chunks].flatMap(([name, { code }]) =>
    together !== undefined && !places.has(name) && !starts.includes(name) && code.length <= SMALL
      ? [name]
      : [],
  )
  small.forEach((name, index) => places.set(name, { file: 'shared.cjs', index }))

  /** @param {string} name @param {string} file */
  const redirected = (name, file) =>
    codeOf(name, chunks).replaceAll(/\brequire\("\.\/([^"]+)"\)/g, (whole, other) => {
      const place = places.get(other)
      if (place === undefined) return whole
      return place.file === file ? `load(${place.index})` : `require("./${place.file}")(${place.index})`
    })

  const out = new Map()
  // In parentheses a function is compiled at once, without looking it over before.
  /** @param {string} file */
  const eager = (file) => (/** @type {string} */ name) =>
    `(function(module,exports){${redirected(name, file)}})`
  out.set(start, packed(first.map(eager(start))))
  groups.forEach((names, i) => out.set(`together-${i}.cjs`, packed(names.map(eager(`together-${i}.cjs`)))))
  const lazy = small.map((name) => `function(module,exports){${redirected(name, 'shared.cjs')}}`)
  if (small.length > 0) out.set('shared.cjs', packed(lazy))
  for (const name of chunks.keys()) {
    if (!places.has(name)) out.set(name, `"use strict";${redirected(name, name)}`)
  }
  return out
}

/**
 * A file that answers the number of a module with its exports.
 * @param {readonly string[]} modules
 */
function packed(modules) {
  return `"use strict";const made=[],modules=[
${modules.join(',\n')}];
function load(i){let m=made[i];if(m===undefined){m=made[i]={exports:{}};modules[i](m,m.exports)}return m.exports}
module.exports=load;`
}

/**
 * @param {string} start
 * @param {ReadonlyMap<string, Chunk>} chunks
 */
function withNeeds(start, chunks) {
  const names = new Set([start])
  for (const name of names) for (const other of chunks.get(name)?.needs ?? []) names.add(other)
  return [...names]
}

/** @param {string} name @param {ReadonlyMap<string, Chunk>} chunks */
function codeOf(name, chunks) {
  const chunk = chunks.get(name)
  if (chunk === undefined) throw new Error(`there is no chunk ${name}`)
  return chunk.code
}
