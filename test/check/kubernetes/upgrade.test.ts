import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { fixText } from '../../../src/validate/fix-text.ts'
import { upgrade } from '../../../src/validate/upgrade.ts'
import { validate } from '../../../src/validate/validate.ts'

const FOLDER = 'test/check/kubernetes/upgrade'
const FROM = { major: 1, minor: 23 }
const TO = { major: 1, minor: 34 }
const read = (path: string) => ({ path, text: readFileSync(`${FOLDER}/${path}`, 'utf8') })

/** The releases that break a file on the way, each with its codes. */
function breaks(path: string): readonly string[] {
  return upgrade(read(path), { from: FROM, to: TO }).steps.flatMap(({ release, diagnostics }) => {
    const codes = diagnostics.filter(({ severity }) => severity === 'error').map(({ code }) => code)
    return codes.length === 0 ? [] : [`1.${release.minor}: ${[...new Set(codes)].join(' ')}`]
  })
}

describe('files of Kubernetes 1.23 on the way to 1.34', () => {
  it.each([
    ['daemonset.yaml', ['1.25: WIN420', '1.26: WIN402']],
    ['kubelet.yaml', ['1.25: WIN420', '1.28: WIN420']],
    ['services.ps1', ['1.24: WIN451 WIN402', '1.25: WIN420', '1.26: WIN402 WIN438']],
    ['rke2.cmd', ['1.26: WIN402', '1.27: WIN402']],
  ])('%s is broken by these', (path, expected) => {
    expect(breaks(path)).toEqual(expected)
  })

  it.each(readdirSync(FOLDER))('%s has no error left after the safe fixes', (path) => {
    const { text, left } = fixText(read(path), { context: { kubernetes: TO } })
    const errors = ({ diagnostics }: ReturnType<typeof validate>) =>
      diagnostics.filter(({ severity }) => severity === 'error')
    expect(errors(left)).toEqual([])
    expect(errors(validate({ path, text }, { context: { kubernetes: TO } }))).toEqual([])
    expect(text).not.toMatch(/sanitization|IPv6DualStack|log-?dir|logtostderr/)
  })
})
