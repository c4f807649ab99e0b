// @ts-check
/**
 * Writes as many bytes as a compilation does, each file under a temporary name that is then renamed; nothing else. With
 * `digests` as the last argument it works out the digest of each file, too, for a manifest.
 */
import { hash } from 'node:crypto'
import { closeSync, mkdirSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'

const [pattern = '', out = '', count = '0', digests = ''] = process.argv.slice(2)
/** @type {{ node: Record<string, string>, shared: Record<string, number> }} */
const { node, shared } = JSON.parse(readFileSync(pattern, 'utf8'))
const files = Object.entries(node).map(([name, text]) => ({ name, bytes: Buffer.from(text) }))
const directories = new Set(files.map(({ name }) => dirname(name)).filter((name) => name !== '.'))
/** @type {Buffer[]} */
let waiting = []
let length = 0

if (out !== '-') mkdirSync(`${out}/nodes`, { recursive: true })
for (const [name, size] of Object.entries(shared)) put(name, Buffer.alloc(size, 'x'))
for (let i = 0; i < Number(count); i++) {
  const own = `nodes/win-${String(i).padStart(6, '0')}`
  if (out !== '-') {
    mkdirSync(`${out}/${own}`)
    for (const name of directories) mkdirSync(`${out}/${own}/${name}`)
  }
  for (const { name, bytes } of files) put(`${own}/${name}`, bytes)
}
flush()

/**
 * @param {string} name
 * @param {Buffer} bytes
 */
function put(name, bytes) {
  if (digests !== '' && hash('sha256', bytes).length !== 64) throw new Error('no digest')
  if (out === '-') {
    waiting.push(Buffer.from(`-- ${name} --\n`), bytes)
    length += bytes.length
    if (length > 65_536) flush()
    return
  }
  const directory = `${out}/${dirname(name)}`
  if (!name.startsWith('nodes/')) mkdirSync(directory, { recursive: true })
  const temporary = `${directory}/.floor.tmp`
  const fd = openSync(temporary, 'wx')
  writeSync(fd, bytes)
  closeSync(fd)
  renameSync(temporary, `${out}/${name}`)
}

function flush() {
  if (waiting.length > 0) writeSync(1, Buffer.concat(waiting))
  waiting = []
  length = 0
}
