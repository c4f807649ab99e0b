import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type EarlierFile, type ListedFile, readManifest } from '../../src/cli/earlier-manifest.ts'
import { listing } from '../../src/cli/listing.ts'
import { filesAfter, staleFiles } from '../../src/cli/manifest-plan.ts'
import { selects } from '../../src/compile/selection.ts'
import { byPath } from '../../src/emit/by-path.ts'
import { manifestParts } from '../../src/emit/manifest.ts'

const file = fc
  .record({
    node: fc.constantFrom('a', 'a-b', 'a.b', 'win-1', 'nodes'),
    name: fc.constantFrom('cni/10-a.conf', 'flags.txt', 'a'),
    kind: fc.constantFrom('cni-config', 'kubelet-flags'),
    digest: fc.nat(),
    shared: fc.boolean(),
  })
  .map(({ node, name, kind, digest, shared }): ListedFile => {
    const sha256 = digest.toString(16).padStart(64, '0')
    return shared ? { path: name, kind, sha256 } : { path: `nodes/${node}/${name}`, kind, node, sha256 }
  })

/** Files by path, no path twice. */
const files = fc.uniqueArray(file, { selector: ({ path }) => path }).map((list) => list.toSorted(byPath))

const selection = fc.record({
  nodes: fc.subarray(['a', 'win-1']),
  kinds: fc.subarray(['cni-config']),
})

test('a listing gives back what was put in, again and again', () => {
  fc.assert(
    fc.property(files, (list) => {
      const listed = listing()
      for (const one of list) listed.add(one)
      expect([...listed]).toEqual(list)
      expect([...listed]).toEqual(list)
    }),
  )
})

test('a manifest is read as it was written, wherever it is cut into pieces', () => {
  fc.assert(
    fc.property(files, files, fc.integer({ min: 1, max: 400 }), fc.boolean(), (list, stale, size, dense) => {
      const text = [...manifestParts(list, () => stale)].join('')
      expect(JSON.parse(text)).toMatchObject({ version: 1, files: list })
      const written = dense ? JSON.stringify(JSON.parse(text)) : text
      const pieces = written.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? []
      expect([...readManifest(pieces)]).toEqual([
        ...list.map((one) => ({ file: one, stale: false })),
        ...stale.map((one) => ({ file: one, stale: true })),
      ])
    }),
  )
})

/** The same with everything in memory: what the text of the manifest's documentation says. */
function plan(
  made: readonly ListedFile[],
  earlier: readonly EarlierFile[],
  asked: (f: ListedFile) => boolean,
) {
  const others = earlier.filter(({ file: { path } }) => !made.some((one) => one.path === path))
  return {
    files: [...made, ...others.filter((e) => !e.stale && !asked(e.file)).map((e) => e.file)].toSorted(byPath),
    stale: others.filter((e) => e.stale || asked(e.file)).map((e) => e.file),
  }
}

test('files and stale files after a run are those that a plan in memory gives', () => {
  fc.assert(
    fc.property(files, files, files, selection, (all, before, old, selected) => {
      const made = all.filter((one) => selects(selected, one))
      const known = new Set(before.map(({ path }) => path))
      const earlier = [
        ...before.map((one) => ({ file: one, stale: false })),
        ...old.filter(({ path }) => !known.has(path)).map((one) => ({ file: one, stale: true })),
      ]
      const expected = plan(made, earlier, (one) => selects(selected, one))
      expect([...filesAfter(made, earlier, selected)]).toEqual(expected.files)
      expect(staleFiles(made, earlier, selected)).toEqual(expected.stale.toSorted(byPath))
    }),
  )
})

test('what is not behind the entry before it is no entry of ours', () => {
  const entry = (path: string) => ({ path, kind: 'k', sha256: '0'.repeat(64) })
  const text = JSON.stringify({ version: 1, files: ['b', 'a', 'b', 'c'].map(entry), stale: [entry('a')] })
  expect([...readManifest([text])].map(({ file: { path }, stale }) => [path, stale])).toEqual([
    ['b', false],
    ['c', false],
    ['a', true],
  ])
})
