import type { CommandModule, CommandRow, OptionRow } from '../command-row.ts'
import { FAIL_ON, OUTPUT_FORMAT, REPORT_FORMAT, SET } from './options.ts'

const RANGES = { word: 'FILE|CIDR', count: 'any', complete: 'file' } as const

const OPERANDS = {
  word: 'FILE|CIDR',
  summary: 'the list, then what it is held against; one alone is held against the standard input',
  count: 'some',
  complete: 'file',
} as const

const RANGE_FORM = {
  name: 'format',
  summary: 'how ranges are written: as prefixes, or as `first-last`',
  takes: { word: 'FORM', choices: ['cidr', 'range'], default: 'cidr' },
} as const

const COLUMN = {
  name: 'column',
  summary: 'the column of a table that holds the ranges',
  takes: { word: 'NAME' },
} as const satisfies OptionRow

const LABEL = {
  name: 'label',
  summary: 'the column of a table that names the ranges',
  takes: { word: 'NAME' },
} as const satisfies OptionRow

const CIDR_CHECK_NOTES = `A source is a list (one prefix, range \`a-b\` or address a line, a label behind it), a table with named columns, a
JSON or YAML document, or a spec. Words that look like ranges are a list of their own. An object with a key such as
\`clusterCIDR\` or \`serviceCIDR\` is an address plan: each of its roles is held to its rule. docs/cidr.md has all forms.

Every overlap is an error unless \`--allow\` says that it is meant. The exit code is 1 where there is one.`

const CIDR_PLAN_NOTES = `The table says for a spec who has which address, what is free, how many nodes and pods still fit, which ranges of others it
meets, and how it stands to the limits of Kubernetes. The picture is one SVG file that needs nothing else and follows the
reader's light or dark scheme; overlaps are hatched in red. Of a list, what lies in a range that holds four or more others
is taken as meant, and is nested without hatching. The exit code is 1 where ranges overlap or the spec has errors.`

const CIDR_SUGGEST_NOTES = `Ranges that fill a free block come first, then those from the smallest free block, so that the large ones stay whole. The
first range of each kind counts as taken for the others: together they are a plan. Ranges that HNS, clouds and home
routers use are never suggested; 172.16.0.0/12, from which HNS chooses \`nat\` networks, comes last. The exit code is 1
where nothing fits.`

const CIDR_OPS_NOTES = `The operations are filters: they read lists (or documents, as \`hnsc cidr check\` does) and write one range a line, in
order, IPv4 before IPv6, in canonical spelling. Labels are dropped. Lines that are no ranges are left out with a word on the
standard error, and make the exit code 1.`

/** The commands about address ranges. */
export const CIDR_COMMANDS = [
  {
    name: 'cidr check',
    summary: 'find overlaps and mistakes in any number of address ranges, or in an address plan',
    notes: CIDR_CHECK_NOTES,
    positional: {
      word: 'FILE|CIDR',
      summary: 'files and ranges; `-` or nothing is the standard input',
      count: 'any',
      complete: 'file',
    },
    options: [
      {
        name: 'allow',
        summary:
          'ranges whose overlaps are meant: `A` may hold any other, `A,B` may overlap each other; names are labels, roles or ranges',
        takes: { word: 'A[,B]' },
        repeatable: true,
      },
      {
        name: 'path',
        summary: 'where the ranges are in a JSON or YAML document, such as `resources[*].values.cidr_block`',
        takes: { word: 'PATH' },
      },
      COLUMN,
      LABEL,
      {
        name: 'limit',
        summary: 'how many overlaps are listed; 0 lists all',
        takes: { word: 'NUMBER' },
      },
      { name: 'count', summary: 'only count: how many ranges, addresses and overlaps of each kind' },
      FAIL_ON,
      REPORT_FORMAT,
    ],
    examples: [
      { command: 'hnsc cidr check 10.244.0.0/16 10.96.0.0/12', summary: 'compare two ranges' },
      { command: 'hnsc cidr check cluster.yaml ipam.csv', summary: 'compare a spec with an export' },
      {
        command: "hnsc cidr check --path 'vnets[*].addressSpace' --allow hub azure.json",
        summary: 'ranges out of a document',
      },
    ],
    load: (): Promise<CommandModule> => import('../cidr-check.ts'),
  },
  {
    name: 'cidr plan',
    summary: 'show the address plan of a spec, or any ranges, as a table, as data or as a picture',
    notes: CIDR_PLAN_NOTES,
    positional: {
      word: 'SPEC|FILE',
      summary: 'a spec, or ranges in any form that `hnsc cidr check` reads; `-` is the standard input',
      count: 'one',
      complete: 'file',
    },
    options: [
      {
        name: 'format',
        summary: 'the form of the output',
        takes: { word: 'FORMAT', choices: ['table', 'json', 'svg'], default: 'table' },
      },
      SET,
      {
        name: 'allow',
        summary: 'ranges of a list whose overlaps are meant, as for `hnsc cidr check`',
        takes: { word: 'A[,B]' },
        repeatable: true,
      },
      {
        name: 'path',
        summary: 'where the ranges are in a JSON or YAML document',
        takes: { word: 'PATH' },
      },
      COLUMN,
      LABEL,
    ],
    examples: [
      { command: 'hnsc cidr plan cluster.yaml', summary: 'who has which address' },
      { command: 'hnsc cidr plan --format svg cluster.yaml > plan.svg', summary: 'a picture of it' },
    ],
    load: (): Promise<CommandModule> => import('../cidr-plan.ts'),
  },
  {
    name: 'cidr suggest',
    summary: 'find free ranges beside those that are in use',
    notes: CIDR_SUGGEST_NOTES,
    options: [
      {
        name: 'avoid',
        summary: 'what is in use: a file in any form that `hnsc cidr check` reads, or a range',
        takes: { word: 'FILE|CIDR', complete: 'file' },
        repeatable: true,
      },
      { name: 'cluster', summary: 'find a cluster CIDR of this length', takes: { word: 'LENGTH' } },
      { name: 'service', summary: 'find a service CIDR of this length', takes: { word: 'LENGTH' } },
      { name: 'management', summary: 'find a management subnet of this length', takes: { word: 'LENGTH' } },
      {
        name: 'within',
        summary: 'only in this block; without it private IPv4 space',
        takes: { word: 'CIDR' },
        repeatable: true,
      },
      {
        name: 'path',
        summary: 'where the ranges are in a JSON or YAML document to avoid',
        takes: { word: 'PATH' },
      },
      {
        name: 'column',
        summary: 'the column of a table to avoid that holds the ranges',
        takes: { word: 'NAME' },
      },
      { name: 'limit', summary: 'how many ranges of each', takes: { word: 'NUMBER', default: '3' } },
      OUTPUT_FORMAT,
    ],
    examples: [
      {
        command: 'hnsc cidr suggest --avoid ipam.csv --cluster /16 --service /20',
        summary: 'room for a cluster',
      },
      {
        command: 'hnsc cidr suggest --avoid used.txt --within fd00:10::/32 --cluster /56',
        summary: 'the same for IPv6',
      },
    ],
    load: (): Promise<CommandModule> => import('../cidr-suggest.ts'),
  },
  {
    name: 'cidr ops merge',
    summary: 'write the fewest prefixes that hold the addresses of all lists',
    notes: CIDR_OPS_NOTES,
    positional: { ...RANGES, summary: 'lists and ranges; `-` or nothing is the standard input' },
    options: [RANGE_FORM],
    examples: [
      { command: 'hnsc cidr ops merge a.txt b.txt', summary: 'one list of two' },
      { command: 'hnsc cidr ops merge 10.0.0.0/25 10.0.0.128/25', summary: 'prints 10.0.0.0/24' },
    ],
    load: (): Promise<CommandModule> => import('../cidr-ops/merge.ts'),
  },
  {
    name: 'cidr ops subtract',
    summary: 'write the addresses of a list that no other list holds',
    positional: OPERANDS,
    options: [RANGE_FORM],
    examples: [
      { command: 'hnsc cidr ops subtract 10.0.0.0/8 used.txt', summary: 'what is free' },
      {
        command: 'hnsc cidr ops merge *.txt | hnsc cidr ops subtract 10.96.0.0/12',
        summary: 'leave a range out',
      },
    ],
    load: (): Promise<CommandModule> => import('../cidr-ops/subtract.ts'),
  },
  {
    name: 'cidr ops intersect',
    summary: 'write the addresses of a list that the other lists hold too',
    positional: OPERANDS,
    options: [RANGE_FORM],
    examples: [{ command: 'hnsc cidr ops intersect ours.txt theirs.txt', summary: 'what both use' }],
    load: (): Promise<CommandModule> => import('../cidr-ops/intersect.ts'),
  },
  {
    name: 'cidr ops contains',
    summary: 'write the ranges of the other lists that lie wholly in a list; exit 1 when one does not',
    positional: OPERANDS,
    options: [RANGE_FORM],
    examples: [
      { command: 'hnsc cidr ops contains ours.txt 10.1.2.3', summary: 'is the address one of ours' },
      { command: 'hnsc cidr ops contains 10.0.0.0/8 -', summary: 'keep what lies in a range' },
    ],
    load: (): Promise<CommandModule> => import('../cidr-ops/contains.ts'),
  },
  {
    name: 'cidr ops split',
    summary: 'write the prefixes of one length that lists are made of; narrower ones stay as they are',
    positional: { ...RANGES, summary: 'lists and ranges; `-` or nothing is the standard input' },
    options: [{ name: 'length', summary: 'the prefix length', takes: { word: 'LENGTH' } }],
    examples: [{ command: 'hnsc cidr ops split --length 24 10.244.0.0/16', summary: 'prints 256 prefixes' }],
    load: (): Promise<CommandModule> => import('../cidr-ops/split.ts'),
  },
] as const satisfies readonly CommandRow[]
