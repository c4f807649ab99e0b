import { findFlag } from '../../facts/flag.ts'
import { FLANNELD_FLAGS } from '../../facts/flanneld-flags.ts'
import { KUBE_PROXY_FLAGS } from '../../facts/kube-proxy-flags.ts'
import { KUBELET_FLAGS } from '../../facts/kubelet-flags.ts'
import type { Placed } from '../../text/command-line/placed.ts'
import type { ProgramName } from '../../text/command-line/program-name.ts'

/** The program whose flags these are: it knows more of them than each of the others; undefined where none stands out. */
export function programOfFlags(words: readonly Placed[]): ProgramName | undefined {
  const names = words.flatMap(({ text }) => {
    const name = /^--?([A-Za-z][\w-]*)/.exec(text)?.[1]
    return name === undefined ? [] : [name]
  })
  const scores = PROGRAMS.map(({ program, knows }) => ({
    program,
    score: names.filter(knows).length,
  })).toSorted((a, b) => b.score - a.score)
  const [best, next] = scores
  if (best === undefined || best.score === 0 || best.score === next?.score) return undefined
  return best.program
}

const PROGRAMS: readonly { readonly program: ProgramName; readonly knows: (name: string) => boolean }[] = [
  { program: 'kube-proxy', knows: (name) => findFlag(KUBE_PROXY_FLAGS, name) !== undefined },
  { program: 'kubelet', knows: (name) => findFlag(KUBELET_FLAGS, name) !== undefined },
  { program: 'flanneld', knows: (name) => FLANNELD_FLAGS.some((flag) => flag.name === name) },
]
