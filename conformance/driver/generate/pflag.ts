import type { FlagFact } from '../../../src/facts/flag.ts'
import { KUBE_PROXY_FLAGS } from '../../../src/facts/kube-proxy-flags.ts'
import { KUBELET_FLAGS } from '../../../src/facts/kubelet-flags.ts'
import { list } from '../document.ts'
import type { PflagCase } from '../kubernetes-case.ts'
import type { Random } from '../random.ts'
import type { Generated } from './plugin-case.ts'

/** A command line with flags of any release in every form that pflag has, and in some that it has not. */
export function pflagCase(r: Random): Generated<PflagCase> {
  const program = r.pick(['kube-proxy', 'kubelet'] as const)
  const flags: readonly FlagFact[] = program === 'kubelet' ? KUBELET_FLAGS : KUBE_PROXY_FLAGS
  const args = r.several(0, 5, () => argument(r, flags)).flat()
  return {
    doc: list(...args),
    withText: (text) => ({ flags: { program, args: JSON.parse(text) } }),
  }
}

function argument(r: Random, flags: readonly FlagFact[]): string[] {
  const flag = r.pick(flags)
  const name = r.weigh([
    [10, flag.name],
    [1, flag.name.replaceAll('-', '_')],
    [0.7, `${flag.name}s`],
    [0.3, flag.name.toUpperCase()],
  ])
  const value = valueOf(r, flag)
  return r.weigh<string[]>([
    [12, [`--${name}=${value}`]],
    [4, [`--${name}`, value]],
    [2, [`--${name}`]],
    [0.7, [r.pick(['-v4', '-v=4', '-v', '-vx', '--v=4', '-v='])]],
    [0.3, [r.pick(['-h', '--help', '--', '-', '---x', '--=x', '-x', '-é', '-V=3', '--=', '-', "-'", '-"'])]],
    [0.5, [r.pick(['word', '', 'kubelet', '1', 'true', '--windows-service'])]],
    [0.3, [`-${name}=${value}`]],
  ])
}

/** A value that fits the type; for the types that are pflag's own and component-base's, now and then one that does not. */
function valueOf(r: Random, { type }: FlagFact): string {
  const odd = r.chance(0.12)
  switch (type) {
    case 'bool':
      return r.pick(odd ? ['yes', '', 'TRUE ', '"true"'] : ['true', 'false', '1', 'F', 'True'])
    case 'int':
    case 'int32':
      return r.pick(odd ? ['', 'x', '1.5', '99999999999999999999', '0x', "'5'"] : ['5', '-1', '0x10', '0'])
    case 'uint':
      return r.pick(odd ? ['-1', '', 'x'] : ['5', '1800'])
    case 'float':
    case 'float32':
      return r.pick(odd ? ['', 'x', '1,5'] : ['0.5', '5', '1e2'])
    case 'duration':
      return r.pick(odd ? ['5', '', '5x', '1h 2m', 's', '-'] : ['5s', '1h0m0s', '0', '1.5h', '-5m', '250ms'])
    case 'strings':
      return r.pick(odd ? ['a"b', '"a', '"a"b'] : ['a', 'a,b', '', '"a,b",c', '10.0.0.0/8'])
    case 'mapStringBool':
      return r.pick(
        odd
          ? ['A', "'A=true'", 'A=yes', '=', 'A=']
          : ['A=true', 'A=true,B=false', '', 'A=true,', ' A = true '],
      )
    case 'version[=true]':
      return r.pick(['true', 'raw', 'false'])
    case 'ip':
      return r.pick(['10.0.0.1', '0.0.0.0'])
    case 'ipport':
      return '0.0.0.0:10249'
    case 'mapStringString':
    case 'colonSeparatedMultimapStringString':
      return r.pick(['a=b', 'a<b'])
    default:
      return r.pick(['text', '', 'C:\\k\\config', 'a=b', '-x', '--x', 'a,b', "'q'", '"q"'])
  }
}
