import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Diagnostic } from '../../../src/generated/types.ts'
import { applyEdits } from '../../../src/text/edit.ts'
import { validate } from '../../../src/validate/validate.ts'

const FOLDER = '../shared/seed'

/** The shell lines of the page that start or register kubelet, kube-proxy and flanneld, without their indentation. */
function seedLines(): readonly string[] {
  const [name] = existsSync(FOLDER) ? readdirSync(FOLDER) : []
  if (name === undefined) return []
  const lines = readFileSync(`${FOLDER}/${name}`, 'utf8')
    .split('\n')
    .map((line) => line.trim())
  return lines.filter((line) =>
    /^(nssm(\.exe)? set|nssm install|sc\.exe create|C:\\k\\kube-proxy|PS C:> C:\\flannel)/.test(line),
  )
}

const LINES = seedLines()
const PAGE = LINES.join('\n')

function judge(text: string, minor: number): readonly Diagnostic[] {
  const context = { kubernetes: { major: 1, minor } }
  return validate({ path: '<stdin>', text }, { kind: 'command-line', context }).diagnostics
}

/** What is pointed at, and the code of each error. */
function errors(text: string, minor: number): readonly string[] {
  return judge(text, minor)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, location: { range } }) => `${code} ${text.slice(range.start.offset, range.end.offset)}`)
}

/** The text with every safe fix made, each whole, round after round. */
function fixed(text: string, minor: number): string {
  for (let round = 0, out = text; ; round++) {
    const fix = judge(out, minor).find((diagnostic) => diagnostic.fix?.safe === true)?.fix
    if (fix === undefined) return out
    expect(round).toBeLessThan(100)
    out = applyEdits(
      out,
      fix.edits.map(({ range, newText }) => ({
        at: { start: range.start.offset, end: range.end.offset },
        newText,
      })),
    ).text
  }
}

describe.skipIf(LINES.length === 0)('the command lines of the page that everybody pastes', () => {
  it('have these defects with Kubernetes 1.18', () => {
    expect(errors(PAGE, 18)).toEqual([
      'WIN401 --service',
      "WIN408 'minion'",
      'WIN402 --allow-privileged',
      'WIN411 <log directory>',
      'WIN407 --kubeconfig',
      'WIN411 <log directory>',
      'WIN411 <log directory>',
    ])
  })

  it('must change like this for Kubernetes 1.34', () => {
    expect(errors(PAGE, 34)).toEqual([
      'WIN401 --service',
      "WIN408 'minion'",
      'WIN451 kubelet',
      'WIN402 --allow-privileged',
      'WIN402 --image-pull-progress-deadline',
      'WIN402 --log-dir',
      'WIN402 --logtostderr',
      'WIN402 --network-plugin',
      'WIN402 --cni-bin-dir',
      'WIN402 --cni-conf-dir',
      'WIN407 --kubeconfig',
      'WIN402 --log-dir',
      'WIN402 --logtostderr',
      'WIN402 --log-dir',
      'WIN402 --logtostderr',
    ])
    const others = judge(PAGE, 34)
      .filter(({ severity }) => severity !== 'error')
      .map(({ code }) => code)
    // The pause image that nobody reads any more, the gate that is on anyway, what is left to fill in, that the page
    // registers kube-proxy twice: once with KUBE_NETWORK, once with another name; and a start of it with a single flag.
    expect([...new Set(others)].toSorted()).toEqual([
      'WIN404',
      'WIN411',
      'WIN422',
      'WIN433',
      'WIN457',
      'WIN466',
      'WIN468',
    ])
  })

  it.each([14, 18, 23, 24, 26, 34, 37])(
    'have no error left after the safe fixes, with Kubernetes 1.%i',
    (minor) => {
      const out = fixed(PAGE, minor)
      expect(errors(out, minor)).toEqual([])
      expect(out.split('\n').length).toBe(LINES.length)
      expect(fixed(out, minor)).toBe(out)
    },
  )
})
