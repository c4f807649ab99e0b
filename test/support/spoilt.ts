import fc from 'fast-check'

/** Configurations in which much can be mended, before they are spoilt further. */
const CONFIGURATIONS: readonly string[] = [
  `{
  "cniVersion": "1.0.0",
  "name": "cbr0",
  "type": "win-bridge",
  "apiVersion": 2,
  "dns": { "nameservers": ["10.96.0.10"], "search": ["svc.cluster.local"] },
  "capabilities": { "dns": true },
  "policies": [
    { "name": "EndpointPolicy", "value": { "Type": "OutBoundNAT", "ExceptionList": ["10.244.0.0/16", "10.96.0.1/12"] } },
    { "name": "EndpointPolicy", "value": { "Type": "SDNRoute", "Settings": { "DestinationPrefix": "10.96.0.0/12", "NeedEncap": "true" } } }
  ],
  "ipam": { "type": "host-local", "subnet": "10.244.1.0/24", "rangeStart": "10.244.1.10" }
}
`,
  `{
\t"name": "vxlan0",
\t"cniVersion": "0.3.1",
\t"plugins": [{
\t\t"type": "flannel",
\t\t"capabilites": { "portMappings": true, "dnsCapabilities": true },
\t\t"delegate": { "type": "win-overlay", "apiVersion": 2, "policies": [
\t\t\t{ "name": "NetworkPolicy", "value": { "type": "outboundnat", "Settings": { "ExceptionList": ["10.42.0.0/16"] } } }
\t\t] }
\t}]
}
`,
  `{ "cniVersion": "0.2.0", "name": "l2", "type": "sdnbridge", "policies": [
    { "Name": "EndpointPolicy", "Value": { "Type": "OutBoundNAT", "Settings": { "Exceptions": ["10.0.0.0/24"] } } }
  ], "ipam": { "type": "host-local", "subnet": "10.0.0.0/24", "routes": [{ "dst": "0.0.0.0/0", "gateway": "10.0.0.1" }] } }`,
]

/** What is put somewhere, or in the place of what stands there. */
const NOISE = [
  ',',
  ';',
  ':',
  '=',
  '//x\n',
  '/*x*/',
  '#',
  "'",
  '"',
  '\\',
  '\u00a0',
  '\t',
  'x',
  '{',
  '}',
  '[',
  ']',
  '0',
  '\u201c',
]

/** Texts of configurations with up to so many places spoilt, as hands and editors do it, with line ends of either kind. */
export const spoilt = (most: number): fc.Arbitrary<string> =>
  fc
    .record({
      text: fc.constantFrom(...CONFIGURATIONS),
      changes: fc.array(change, { maxLength: most }),
      crlf: fc.boolean(),
    })
    .map(({ text, changes, crlf }) => {
      const changed = changes.reduce((now, { at, cut, put }) => {
        const place = Math.floor(at * now.length)
        return now.slice(0, place) + put + now.slice(place + cut)
      }, text)
      return crlf ? changed.replaceAll('\n', '\r\n') : changed
    })

const change = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  cut: fc.nat(3),
  put: fc.constantFrom('', ...NOISE),
})
