import type { Finding } from '../../diagnostic/finding.ts'
import { field, type Field, itemsOf } from '../field.ts'
import type { CniRule } from '../rule.ts'

/** The two DNS settings of azure-vnet, of which there are both or neither. A piece without a type is told by their capitals. */
export const azureDns: CniRule = ({ plugins }) =>
  plugins.flatMap(({ tree, path, type }) => {
    const dns = field(tree, path, 'dns')
    if (dns === undefined) return []
    const servers = field(dns.value, dns.path, 'Nameservers')
    const search = field(dns.value, dns.path, 'Search')
    const capitals = [servers, search].some((key) => key !== undefined && /^[NS]/.test(key.member.key))
    if (type !== 'azure-vnet' && !(type === '' && capitals)) return []
    if (filled(servers) === filled(search)) return []
    const present = filled(servers) ? servers : search
    return [half(present ?? dns, filled(servers) ? 'Search' : 'Nameservers')]
  })

function filled(list: Field | undefined): boolean {
  return itemsOf(list).length > 0
}

function half(present: Field, missing: string): Finding {
  return {
    code: 'WIN343',
    message: `\`${present.member.key}\` is set and \`${missing}\` is not`,
    label: 'azure-vnet stops: `Wrong DNS configuration`',
    help: `write \`${missing}\` too, or neither`,
    at: { path: present.path, part: 'key' },
  }
}
