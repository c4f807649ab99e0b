import { main } from './main.ts'
import { nodeIo } from './node-io.ts'

// The exit code is set and the process left to end by itself, so that a terminal gets all of its text.
void main(process.argv.slice(2), nodeIo()).then((code) => {
  process.exitCode = code
})
