import type { CodeMeta } from '../code-meta.ts'

export const READING_CODES = {
  WIN001: {
    name: 'yaml-syntax',
    severity: 'error',
    title: 'the text is neither YAML nor JSON',
    why: 'Nothing in the file can be read before its syntax is right.',
  },
  WIN002: {
    name: 'byte-order-mark',
    severity: 'error',
    title: 'the file begins with a UTF-8 byte order mark',
    why: 'The JSON decoder of Go takes the mark for the first character of the document and stops there.',
    symptoms: ["invalid character 'ï' looking for beginning of value"],
    sources: [
      {
        evidence: 'measured',
        where: 'containernetworking/cni libcni v1.3.0, Go 1.23.5: vector of a conf with a BOM',
      },
      { evidence: 'report', where: 'containerd/containerd#4381' },
    ],
  },
  WIN003: {
    name: 'utf-16',
    severity: 'error',
    title: 'the file is UTF-16',
    why: 'Programs written in Go read UTF-8 only; the redirection of Windows PowerShell 5.1 writes UTF-16.',
    symptoms: [
      "invalid character 'ÿ' looking for beginning of value",
      "invalid character 'þ' looking for beginning of value",
    ],
    sources: [
      {
        evidence: 'measured',
        where: 'containernetworking/cni libcni v1.3.0, Go 1.23.5: vectors of a conf in UTF-16',
      },
    ],
  },
  WIN004: {
    name: 'not-utf-8',
    severity: 'error',
    title: 'the bytes are not UTF-8',
    why: 'Go replaces such bytes by U+FFFD without a word, so a name or a path is no longer the one that was meant.',
    sources: [
      { evidence: 'measured', where: 'containernetworking/cni libcni v1.3.0, Go 1.23.5: re-encoded conf' },
    ],
  },
  WIN005: {
    name: 'nul-character',
    severity: 'error',
    title: 'the text contains a NUL character',
    why: 'No configuration contains one: the file is binary, damaged, or UTF-16 without a byte order mark.',
    symptoms: ["invalid character '\\x00' looking for beginning of object key string"],
    sources: [
      {
        evidence: 'measured',
        where: 'containernetworking/cni libcni v1.3.0, Go 1.23.5: vectors of a conf in UTF-16',
      },
    ],
  },
  WIN006: {
    name: 'cannot-read',
    severity: 'error',
    title: 'a file cannot be opened or read',
    why: 'Nothing can be said about a file that the system does not hand out.',
  },
  WIN007: {
    name: 'cannot-write',
    severity: 'error',
    title: 'a file cannot be written where it belongs',
    why: 'hnsc follows no symbolic link inside the output directory and replaces nothing but regular files; everything else is for its owner to clear away. What was written before stays whole.',
  },
  WIN010: {
    name: 'unknown-key',
    severity: 'error',
    title: 'the spec has no such key',
    why: 'A key that nobody reads is a setting that nobody applies; most are slips of the pen.',
  },
  WIN011: {
    name: 'missing-key',
    severity: 'error',
    title: 'a key without which there is no spec is missing',
    why: 'These few values cannot be guessed; everything else has a default.',
  },
  WIN012: {
    name: 'wrong-type',
    severity: 'error',
    title: 'the value is of another kind than the key holds',
    why: 'YAML makes numbers, booleans and nothing out of words without quotes.',
  },
  WIN013: {
    name: 'not-one-of',
    severity: 'error',
    title: 'the value is not one of those that the key takes',
    why: 'These keys choose between a few known things.',
  },
  WIN014: {
    name: 'duplicate-key',
    severity: 'error',
    title: 'a key stands twice in one object',
    why: 'Readers differ in which of the two they take, so the file says two things.',
  },
  WIN015: {
    name: 'out-of-bounds',
    severity: 'error',
    title: 'the value is too long, too short, too large or too small for its key',
    why: 'No program of the chain takes such a value.',
  },
  WIN020: {
    name: 'bad-override',
    severity: 'error',
    title: 'a setting of the command line fits nowhere in the spec',
    why: '`--set` takes a path of keys, `=` and a value in YAML.',
  },
} as const satisfies Record<string, CodeMeta>
