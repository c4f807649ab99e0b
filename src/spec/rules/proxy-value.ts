import type { Finding } from '../../diagnostic/finding.ts'
import type { Draft, Rule } from '../draft.ts'
import { usesNssm } from '../service-hosts.ts'

/** Proxy variables that nssm.exe would change: it replaces `%NAME%` in what it adds to an environment (nssm env.cpp). */
export const proxyValue: Rule = ({ kubernetes, network, proxy }: Draft): readonly Finding[] => {
  if (!usesNssm(kubernetes, network.plugin)) return []
  return Object.entries(proxy).flatMap(([key, value]): Finding[] => {
    const name = /%[^%]+%/.exec(value)?.[0]
    if (name === undefined) return []
    return [
      {
        code: 'WIN127',
        message: `\`${value}\` contains \`${name}\`, which nssm.exe replaces by a variable of that name`,
        help: 'leave out what is percent-encoded, or set the variable for the whole machine',
        at: { path: ['proxy', key] },
      },
    ]
  })
}
