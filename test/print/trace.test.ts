import { expect, test } from 'vitest'
import { ANSI, PLAIN } from '../../src/print/style.ts'
import { printTrace } from '../../src/print/trace.ts'
import { width } from '../../src/print/wrap.ts'
import type { Trace } from '../../src/trace/trace.ts'

const TRACE: Trace = {
  command: 'ADD',
  assumptions: ['the node has an Overlay network `n` of 10.244.1.0/24 with management IP 10.127.130.38'],
  steps: [
    {
      program: 'libcni',
      version: '1.3.0',
      document: '10.conflist',
      notes: {
        read: [['name'], ['plugins', 0, 'type'], ['name'], ['a.b', 'c']],
        ignored: [
          { path: ['x'], reason: 'nobody reads it' },
          { path: ['y'], reason: 'nobody reads it' },
        ],
        dropped: [],
        overwritten: [],
        added: [{ path: ['cniVersion'], reason: 'libcni gives every plugin the version of the list' }],
      },
      facts: [['network', 'n\u202En']],
    },
    {
      program: 'win-overlay',
      version: '1.9.1',
      document: 'its configuration',
      notes: { read: [], ignored: [], dropped: [], overwritten: [], added: [] },
      facts: [],
    },
  ],
  requests: [
    {
      kind: 'HostComputeEndpoint',
      json: '{"Name":"e","Policies":[{"Type":"OutBoundNAT","Settings":{"Exceptions":["10.244.1.0/24"]}}],"Dns":{}}',
      policies: [
        {
          type: 'OutBoundNAT',
          json: '{"Type":"OutBoundNAT","Settings":{"Exceptions":["10.244.1.0/24"]}}',
          added: 'ipMasq is set',
          warning: 'a second OutBoundNAT: neither of the two lists every exempt range',
        },
      ],
    },
    { kind: 'AddNamespaceEndpoint', target: 'g', policies: [] },
  ],
  error: { text: 'network n is not found', code: 999 },
}

test('blocks from top to bottom, reasons once, hidden characters visible', () => {
  expect(printTrace(TRACE, 'conf', { style: PLAIN, unicode: true, columns: 80 })).toBe(`ADD conf
assumed    the node has an Overlay network \`n\` of 10.244.1.0/24 with management
           IP 10.127.130.38

╭─ libcni 1.3.0 ─ 10.conflist
│  network    n<U+202E>n
│  reads      name, plugins[0].type, ["a.b"].c
│  ignores    x, y: nobody reads it
│  adds       cniVersion: libcni gives every plugin the version of the list
│
├─ win-overlay 1.9.1 ─ its configuration
│
╰▶ HostComputeEndpoint
   Name                e
   Policies
    + OutBoundNAT      Exceptions 10.244.1.0/24
                       added: ipMasq is set
                       ! a second OutBoundNAT: neither of the two lists every
                       exempt range
   Dns                 {}
 ▶ AddNamespaceEndpoint g

fails      network n is not found, code 999
`)
})

test('plain ASCII where the terminal has nothing else', () => {
  const text = printTrace(TRACE, 'conf', { style: PLAIN, unicode: false, columns: 80 })
  expect(text).toMatch(/^[\n -~]*$/)
  expect(text).toContain('+- libcni 1.3.0 - 10.conflist\n|  network')
})

test.each([30, 60, 80, 100])('%i columns are not exceeded', (columns) => {
  const text = printTrace(TRACE, 'conf', { style: PLAIN, unicode: true, columns })
  const room = Math.max(columns, 43)
  expect(text.split('\n').filter((line) => width(line) > room)).toEqual([])
})

test('color is the same text between escapes', () => {
  const layout = { unicode: true, columns: 80 }
  const colored = printTrace(TRACE, 'conf', { style: ANSI, ...layout })
  expect(colored.replace(/\u001b\[[0-9;]*m/g, '')).toBe(
    printTrace(TRACE, 'conf', { style: PLAIN, ...layout }),
  )
  expect(colored).toContain('\u001b[32m    + OutBoundNAT')
})

test('what a program adds is shown as the next one is given it, and places that follow each other are one', () => {
  const [libcni] = TRACE.steps
  if (libcni === undefined) throw new Error('no step')
  const notes = {
    ...libcni.notes,
    read: [0, 2, 1, 4].map((i) => ['policies', i, 'name']),
    added: [
      { path: ['cniVersion'], reason: 'libcni gives every plugin the version of the list' },
      { path: ['long'], reason: 'it is long' },
      { path: ['absent'], reason: 'it is not there' },
    ],
  }
  const input = JSON.stringify({ cniVersion: '1.0.0', long: 'x'.repeat(100) })
  const steps = [{ ...libcni, notes }, ...TRACE.steps.slice(1).map((step) => ({ ...step, input }))]
  const text = printTrace({ ...TRACE, steps }, 'conf', { style: PLAIN, unicode: true, columns: 100 })
  expect(text).toContain('reads      policies[0-2].name, policies[4].name\n')
  expect(text).toContain('adds       cniVersion "1.0.0": libcni gives every plugin the version of the list\n')
  expect(text).toContain('adds       long: it is long\n')
  expect(text).toContain('adds       absent: it is not there\n')
})

/** A trace of one request with these policies. */
function policies(kind: string, ...values: readonly object[]): string {
  const requests = [
    {
      kind,
      json: JSON.stringify({ Policies: values }),
      policies: values.map((value) => {
        return { type: 'Type' in value ? String(value.Type) : '', json: JSON.stringify(value) }
      }),
    },
  ]
  return printTrace({ ...TRACE, requests }, 'conf', { style: PLAIN, unicode: true, columns: 100 })
}

test('`Settings` goes without saying in API v2 only', () => {
  const policy = { Type: 'OutBoundNAT', Settings: { Exceptions: ['10.0.0.0/8', '10.9.0.0/16'] } }
  expect(policies('HostComputeEndpoint', policy)).toContain(
    '      OutBoundNAT      Exceptions 10.0.0.0/8, 10.9.0.0/16\n',
  )
  expect(policies('HNSEndpoint', policy)).toContain(
    '      OutBoundNAT      Settings {"Exceptions":["10.0.0.0/8","10.9.0.0/16"]}\n',
  )
})

test('a policy without a type is told, and what is nested deeply stays JSON', () => {
  expect(policies('HNSEndpoint', { type: 'ROUTE' })).toContain('      (no Type)        type ROUTE\n')
  const deep = JSON.parse(`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`)
  expect(policies('HostComputeEndpoint', { Type: 'X', Settings: deep })).toContain(
    '      X                a\n                       {"a":{"a":',
  )
})
