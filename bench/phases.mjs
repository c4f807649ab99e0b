// Where the time goes: `node bench/phases.mjs FILE` prints the processor time of each step in one cold process.
// @ts-check
import { closeSync, openSync, readFileSync, readSync, statSync } from 'node:fs'
import { importBundled } from '../scripts/bundled.mjs'

const [path = ''] = process.argv.slice(2)
const net = await importBundled('bench/net.ts')

const size = statSync(path).size
const start = process.cpuUsage()
let before = 0
/** @param {string} name */
function mark(name) {
  const { user, system } = process.cpuUsage(start)
  console.log(`${name}\t${((user + system) / 1000 - before).toFixed(0)}`)
  before = (user + system) / 1000
}

const fd = openSync(path, 'r')
const bytes = new Uint8Array(size)
readSync(fd, bytes)
closeSync(fd)
mark('read the file')
const list = net.emptyList(Math.ceil(size / 8) + 1, false)
net.scanLines(bytes, 0, bytes.length, 0, list)
mark('parse the lines')
const ranges = net.rangesIn(list.v4.length > 0 ? list.v4 : list.v6)
const sorted = net.orderRanges(ranges, 'overwrite')
mark('sort')
net.countOverlaps(sorted)
mark('count overlaps')
const merged = net.mergeRanges(sorted)
mark('merge')
let written = 0
net.writeCidrs(merged, (/** @type {Uint8Array} */ piece) => (written += piece.length))
mark('spell the result')
if (readFileSync(path).length !== size || written === 0) throw new Error('the file changed')
