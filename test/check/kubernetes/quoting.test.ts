import { describe, expect, it } from 'vitest'
import { readScript } from '../../../src/text/command-line/read-script.ts'
import { fixText } from '../../../src/validate/fix-text.ts'
import { validate } from '../../../src/validate/validate.ts'

const OPTIONS = { context: { kubernetes: { major: 1, minor: 18 } } }
const FLAGS = '--hostname-override=a --proxy-mode=kernelspace --kubeconfig=c:\\k\\c --network-name=x'
const NSSM = `nssm set kube-proxy AppParameters ${FLAGS}`

function fixed(text: string, path: string): string {
  return fixText({ path, text }, { ...OPTIONS, ...(path === '-' ? { kind: 'command-line' } : {}) }).text
}

describe('a placeholder with a blank', () => {
  it.each([
    ['a.cmd', `kube-proxy ${FLAGS} --log-dir=<log directory>`, '--log-dir="<log directory>"'],
    ['a.cmd', `${NSSM} --log-dir=<log directory>`, '--log-dir=\\"<log directory>\\"'],
    ['-', `${NSSM} --log-dir=<log directory>`, '--log-dir=\\"<log directory>\\"'],
    [
      'a.cmd',
      `sc create kube-proxy binPath= "kube-proxy.exe --windows-service ${FLAGS} --log-dir=<log directory>"`,
      '--log-dir=\\"<log directory>\\""',
    ],
    [
      'a.ps1',
      `New-Service -Name kube-proxy -BinaryPathName "kube-proxy.exe --windows-service ${FLAGS} --log-dir=<log directory>"`,
      '--log-dir=`"<log directory>`""',
    ],
    [
      'a.ps1',
      `New-Service -Name kube-proxy -BinaryPathName 'kube-proxy.exe --windows-service ${FLAGS} --log-dir=<log directory>'`,
      '--log-dir="<log directory>"\'',
    ],
    ['a.ps1', `kube-proxy ${FLAGS} --log-dir=<log directory>`, '--log-dir="<log directory>"'],
  ])('is kept together in %s: %s', (path, text, expected) => {
    const out = fixed(text, path)
    expect(out.endsWith(expected)).toBe(true)
    const dialect = path === '-' ? 'bare' : path === 'a.ps1' ? 'powershell' : 'cmd'
    const [line] = readScript(out, dialect).lines
    expect(line?.words.at(-1)?.text).toBe('--log-dir=<log directory>')
    // It still has to be filled in.
    expect(validate({ path, text: out }, OPTIONS).diagnostics.map(({ code }) => code)).toEqual(['WIN411'])
  })

  it.each([
    `${NSSM} --log-dir=<log directory>`,
    `nssm set kube-proxy AppParameters '${FLAGS} --log-dir=<log directory>'`,
    `sc.exe create kube-proxy binPath= "kube-proxy.exe --windows-service ${FLAGS} --log-dir=<log directory>"`,
  ])('is left to the reader where it depends on the release of PowerShell: %s', (text) => {
    expect(fixed(text, 'a.ps1')).toBe(text)
  })
})

describe('a value that has fallen apart', () => {
  it('is not removed by halves', () => {
    const text = `${NSSM} --log-dir=C:\\var log`
    const context = { kubernetes: { major: 1, minor: 30 } }
    expect(fixText({ path: 'a.cmd', text }, { context }).text).toBe(text)
    const { diagnostics } = validate({ path: 'a.cmd', text }, { context })
    expect(diagnostics.map(({ code, help }) => [code, /nssm/.test(help ?? '')])).toEqual([
      ['WIN402', true],
      ['WIN406', true],
    ])
  })

  it('is one finding where it is a redirection, and says who redirects', () => {
    const text = `nssm set kube-proxy AppParameters "${FLAGS} > C:\\k\\log.txt 2>&1"`
    const { diagnostics } = validate({ path: 'a.cmd', text }, OPTIONS)
    expect(diagnostics.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'WIN406 `> C:\\k\\log.txt 2>&1` redirects nothing, since no shell reads this line',
    ])
    expect(diagnostics[0]?.help).toMatch(/AppStdout.*AppStderr/)
  })
})

describe('a boolean flag with its value behind a blank', () => {
  it.each([
    ['--enable-dsr false', '--enable-dsr=false'],
    ['--cleanup false', '--cleanup=false'],
  ])('%s is one mistake', (flags, expected) => {
    const text = `kube-proxy ${FLAGS} ${flags}`
    const { diagnostics } = validate({ path: 'a.cmd', text }, OPTIONS)
    expect(diagnostics.map(({ code }) => code)).toEqual(['WIN406'])
    expect(fixed(text, 'a.cmd').endsWith(expected)).toBe(true)
  })
})
