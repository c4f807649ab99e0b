// Merges a list with a package from npm: node npm-merge.mjs FOLDER PACKAGE FILE
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'

const [folder, name, file] = process.argv.slice(2)
const { resolve } = createRequire(pathToFileURL(`${folder}/package.json`))
const tools = await import(pathToFileURL(resolve(name)).href)
const merge = tools.mergeCidr ?? tools.merge ?? tools.default?.mergeCidr ?? tools.default?.merge
const lines = readFileSync(file, 'utf8').trimEnd().split('\n')
process.stdout.write(`${merge(lines).join('\n')}\n`)
