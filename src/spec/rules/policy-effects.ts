import type { Finding } from '../../diagnostic/finding.ts'
import type { Path } from '../../text/tree.ts'
import type { Draft } from '../draft.ts'
import { spell } from '../spell.ts'

/** Policies that are written as they are asked for, and that say nothing to HNS. */
export function policyEffects({ policies, network, given }: Draft): readonly Finding[] {
  return [...policies.endpoint, ...policies.network].flatMap(({ value, at }): Finding[] => {
    const path = at.path ?? []
    const has = (...keys: readonly string[]) => keys.some((key) => given([...path, key]))
    switch (value.kind) {
      case 'interface-constraint':
        return has('guid', 'luid', 'index', 'mediaType', 'alias', 'description')
          ? []
          : [noEffect(path, 'it names no interface of the host')]
      case 'l4-wfp-proxy':
        return [
          ...(has('inboundProxyPort', 'outboundProxyPort')
            ? []
            : [noEffect(path, 'without a port there is no proxy that connections go to')]),
          ...identifierFinding(value.userSid, path),
        ]
      case 'l2-driver':
        return network.driver === 'l2tunnel' || network.driver === 'transparent'
          ? []
          : [noEffect(path, 'only endpoints of L2Tunnel and Transparent networks have it')]
      default:
        return []
    }
  })
}

function noEffect(path: Path, label: string): Finding {
  return {
    code: 'WIN123',
    message: `\`${spell(path)}\` has no effect`,
    label,
    help: 'remove it, or fill it in',
    at: { path },
  }
}

/** A security identifier as text. Source: MS-DTYP 2.4.2.1, SID String Format Syntax. */
function identifierFinding(sid: string | undefined, path: Path): Finding[] {
  if (sid === undefined || /^S-1-(\d{1,15}|0x[0-9a-f]{12})(-\d{1,10}){1,15}$/i.test(sid)) return []
  return [
    {
      code: 'WIN340',
      severity: 'warning',
      message: `\`${sid}\` is no security identifier`,
      label: 'Windows tells the proxy by it, whose own connections are left alone',
      help: 'write it as `S-1-5-32-556`; `whoami /user` prints that of an account',
      at: { path: [...path, 'userSID'] },
    },
  ]
}
