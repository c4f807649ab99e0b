// @ts-check
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The bill of materials of the package in the form of CycloneDX 1.6: what is bundled, with the digests of the lock file.
 * It has neither a time nor a serial number, so that the same sources make the same bytes.
 * @param {string} root the repository
 * @param {readonly string[]} folders of the packages of which something is bundled, relative to the repository
 */
export function sbom(root, folders) {
  const { name, version, license } = readJson(root, 'package.json')
  const { packages } = readJson(root, 'package-lock.json')
  const components = folders
    .map((folder) => ({
      ...readJson(root, `${folder}/package.json`),
      integrity: packages[folder]?.integrity,
    }))
    .map((found) => component('library', found))
    .sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1))
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { component: component('application', { name, version, license }) },
    components,
    dependencies: [{ ref: purl(name, version), dependsOn: components.map((one) => one['bom-ref']) }],
  }
}

/**
 * @param {'application' | 'library'} type
 * @param {{ name: string, version: string, license: string, integrity?: string }} found
 */
function component(type, { name, version, license, integrity }) {
  const content = integrity?.startsWith('sha512-')
    ? Buffer.from(integrity.slice('sha512-'.length), 'base64').toString('hex')
    : undefined
  return {
    type,
    'bom-ref': purl(name, version),
    name,
    version,
    ...(content === undefined ? {} : { hashes: [{ alg: 'SHA-512', content }] }),
    licenses: [{ license: { id: license } }],
    purl: purl(name, version),
  }
}

/**
 * @param {string} name
 * @param {string} version
 */
function purl(name, version) {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`
}

/**
 * @param {string} root
 * @param {string} path
 */
function readJson(root, path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'))
}
