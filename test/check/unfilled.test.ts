import { describe, expect, test } from 'vitest'
import { placeholderIn } from '../../src/text/placeholder.ts'
import { validate } from '../../src/validate/validate.ts'

const CONF = {
  cniVersion: '1.0.0',
  name: 'cbr0',
  type: 'win-bridge',
  apiVersion: 2,
  policies: [
    {
      name: 'EndpointPolicy',
      value: { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.244.0.0/16', '10.96.0.0/12'] } },
    },
    {
      name: 'EndpointPolicy',
      value: { Type: 'SDNRoute', Settings: { DestinationPrefix: '10.96.0.0/12', NeedEncap: true } },
    },
  ],
  ipam: { type: 'host-local', subnet: '10.244.1.0/24', rangeStart: '10.244.1.3' },
  dns: { nameservers: ['10.96.0.10'], search: ['svc.cluster.local'] },
}

/** What is said of the configuration with one text in the place of another: code and JSON pointer. */
function said(from: string, to: string): readonly string[] {
  const text = JSON.stringify(CONF, null, 2).replace(from, to)
  const { diagnostics } = validate({ path: '10-a.conf', text })
  return diagnostics.map(({ code, location }) => `${code} ${location.pointer ?? ''}`.trim())
}

describe('a placeholder in quotation marks', () => {
  test.each([
    '$podCidr',
    '{{ .PodCIDR }}',
    '__POD_CIDR__',
    '<podCIDR>',
    '%CIDR%',
    '${CIDR}',
    '$(cidr)',
    '@CIDR@',
  ])('%s is told as such, and nothing else of it', (placeholder) => {
    expect(said('10.244.1.0/24', placeholder)).toEqual(['WIN028 /ipam/subnet'])
  })

  test.each([
    ['"cbr0"', '"{{ .name }}"', '/name'],
    ['"win-bridge"', '"<plugin>"', '/type'],
    ['"1.0.0"', '"$cniVersion"', '/cniVersion'],
    ['2', '"__API__"', '/apiVersion'],
    ['"SDNRoute"', '"__ROUTE_TYPE__"', '/policies/1/value/Type'],
    ['"10.244.0.0/16"', '"10.$net.0.0/16"', '/policies/0/value/Settings/Exceptions/0'],
    ['"10.96.0.10"', '"<dns>"', '/dns/nameservers/0'],
  ])('%s as %s, at %s', (from, to, pointer) => {
    expect(said(from, to)).toEqual([`WIN028 ${pointer}`])
  })

  test('and without them, nothing follows from it', () => {
    expect(said('"10.244.1.0/24"', '$podCidr')).toEqual(['WIN028'])
    expect(said('2', '__API__')).toEqual(['WIN028'])
  })

  test.each([
    '{%namespace%}.svc.cluster.local',
    '<nil>',
    '100%',
    'a$1',
    'me@example.com',
    'C:/k/cni',
    '5 < 6 > 4',
  ])('%s is none', (text) => {
    expect(placeholderIn(text)).toBeUndefined()
  })
})

describe('a document that is broken', () => {
  const text = JSON.stringify(CONF, null, 2)

  test.each([
    ['cut off', text.slice(0, text.indexOf('"ipam"')), ['WIN036', 'WIN023']],
    ['without its last brace', text.slice(0, -2), ['WIN036']],
    ['with a list that is not closed', text.replace('],\n  "ipam"', '\n  "ipam"'), ['WIN036', 'WIN024']],
    ['with a brace too many', text.replace('],\n  "ipam"', ']},\n  "ipam"'), ['WIN038']],
    ['with a key that has no value', text.replace('"host-local"', ''), ['WIN037']],
  ])('%s: nothing is said of what may be a guess', (_, broken, codes) => {
    const { diagnostics } = validate({ path: '10-a.conf', text: broken })
    expect(diagnostics.map(({ code }) => code)).toEqual(codes)
  })

  test.each([
    ['a list of configurations', JSON.stringify([CONF])],
    ['null', 'null'],
    ['a text', '"win-bridge"'],
  ])('or no object: %s', (_, given) => {
    const { diagnostics } = validate({ path: '10-a.conf', text: given })
    expect(diagnostics.map(({ code, severity }) => `${severity} ${code}`)).toEqual(['error WIN201'])
    expect(diagnostics[0]?.message).toMatch(/^the configuration is .*, not an object$/)
  })

  test('an empty object in a file with the name of a configuration is one', () => {
    const codes = (path: string, given: string) =>
      validate({ path, text: given }).diagnostics.map(({ code }) => code)
    expect(codes('10-a.conf', '{}')).toEqual(['WIN201'])
    expect(codes('10-a.conflist', '{"name":"cbr0"}')).toEqual(['WIN223'])
    expect(codes('a.json', '{}')).toEqual(['WIN042'])
  })
})

describe('the etcd settings that the installer of Calico leaves as they are', () => {
  const calico = (datastore: string) => {
    const conf = {
      cniVersion: '0.3.1',
      name: 'Calico',
      type: 'calico',
      mode: 'windows-bgp',
      nodename_file: 'C:/CalicoWindows/nodename',
      datastore_type: datastore,
      etcd_endpoints: '<your etcd endpoints>',
      etcd_key_file: '<your etcd key>',
      kubernetes: { kubeconfig: '<your kubeconfig>' },
      ipam: { type: 'calico-ipam' },
    }
    const { diagnostics } = validate({ path: '10-calico.conf', text: JSON.stringify(conf) })
    return diagnostics.flatMap(({ code, location }) => (code === 'WIN028' ? [location.pointer] : []))
  }

  test('say nothing with the datastore kubernetes, where nothing reads them', () => {
    expect(calico('kubernetes')).toEqual(['/kubernetes/kubeconfig'])
  })

  test('are told with the datastore etcdv3', () => {
    expect(calico('etcdv3')).toEqual(['/etcd_endpoints', '/etcd_key_file', '/kubernetes/kubeconfig'])
  })
})
