import { describe, expect, it } from 'vitest'
import { type Dialect, readScript } from '../../../src/text/command-line/read-script.ts'

/** Each program with how it is started and its arguments. */
function found(text: string, dialect: Dialect): readonly string[] {
  return readScript(text, dialect).lines.map(({ program = '?', launch, words }) =>
    [program, launch, ...words.map((word) => word.text)].join(' '),
  )
}

describe('PowerShell', () => {
  it.each([
    ['& C:\\k\\kubelet.exe --a `\n  --b=c', ['kubelet direct --a --b=c']],
    ['$kubeletArgs = @("--a=b", \'--c\')\n& $exe @kubeletArgs', ['kubelet direct --a=b --c']],
    ['$exe = "C:\\k\\kube-proxy.exe"\n$list = "--a --b"\n& $exe $list', ['kube-proxy direct --a --b']],
    ['$kubeProxyArgs = @("--a")\n$kubeProxyArgs += "--b"', ['kube-proxy arguments --a --b']],
    ['Start-Process kubelet.exe -ArgumentList "--a --b" -NoNewWindow', ['kubelet direct --a --b']],
    [
      'Start-Process -FilePath c:\\k\\flanneld.exe -ArgumentList @("--a", "--b")',
      ['flanneld direct --a --b'],
    ],
    [
      `New-Service -Name kubelet -BinaryPathName "C:\\k\\kubelet.exe --a --b='c'"`,
      ["kubelet sc --a --b='c'"],
    ],
    [
      'sc.exe create kube-proxy start= auto binPath= "`"C:\\k 1\\kube-proxy.exe`" --a"',
      ['kube-proxy sc --a'],
    ],
    ['nssm install x C:\\k\\kubelet.exe\nnssm set x AppParameters --a="b" --c', ['kubelet nssm --a=b --c']],
    ['nssm set kubelet AppParameters --log-dir="C:\\a b"', ['kubelet nssm --log-dir=C:\\a b']],
    [
      'sc.exe create kubelet binPath= "C:\\k\\kube-log-runner.exe -log-file=x C:\\k\\kubelet.exe --a"',
      ['kubelet sc --a'],
    ],
    ['powershell -Command "& kubelet.exe --a"', ['kubelet direct --a']],
    // A function of the script takes the list: what it does with it is not known, but the list is.
    [
      "$list = @(\n  'C:\\k\\kube-log-runner.exe'\n  'C:\\k\\kubelet.exe'\n  '--a'\n)\nAdd-Node -Name 'kubelet' -Command $list",
      ['kubelet arguments --a'],
    ],
    ['Get-Process kubelet\nStop-Service kubelet -Force\nCopy-Item kubelet.exe c:\\k', []],
  ])('%s', (text, expected) => {
    expect(found(text, 'powershell')).toEqual(expected)
  })

  it('keeps the environment, with the service that it is of', () => {
    const { environment } = readScript(
      '$env:KUBE_NETWORK = "cbr0"\nnssm set kube-proxy AppEnvironmentExtra A=b\n[Environment]::SetEnvironmentVariable("C", "d")',
      'powershell',
    )
    expect(environment.map(({ name, value, service }) => [name, value?.text, service])).toEqual([
      ['A', 'b', 'kube-proxy'],
      ['C', 'd', undefined],
      ['KUBE_NETWORK', 'cbr0', undefined],
    ])
  })
})

describe('other languages', () => {
  it('finds what nssm joins without quotes: a blank separates', () => {
    const { lines } = readScript('nssm set kubelet AppParameters --log-dir="C:\\a b"', 'cmd')
    expect(lines[0]?.words.map(({ text }) => text)).toEqual(['--log-dir=C:\\a', 'b'])
  })

  it('reads batch files', () => {
    expect(found('set KUBE_NETWORK=cbr0\r\nstart /b C:\\k\\kube-proxy.exe --a ^\r\n --b', 'cmd')).toEqual([
      'kube-proxy direct --a --b',
    ])
  })

  it('reads what Rancher wins starts', () => {
    expect(found('wins cli process run --path /k/flannel/flanneld.exe --args "--a --b c"', 'bare')).toEqual([
      'flanneld container --a --b c',
    ])
  })

  it.each([
    ['wins.exe cli prc run --path="c:\\k\\kubelet.exe" --args="--a --b"', ['kubelet container --a --b']],
    ['Start-Process -FilePath kubelet.exe -ArgumentList "--a", "--b"', ['kubelet direct --a --b']],
    ['$kubeletArgs = @("--a", "--b")', ['kubelet arguments --a --b']],
    ['& "C:\\Program Files\\kubelet.exe" --a', ['kubelet direct --a']],
  ])('knows other languages by what means nothing elsewhere: %s', (text, expected) => {
    expect(found(text, 'bare')).toEqual(expected)
  })

  it('reads the containers of every document of a manifest', () => {
    const text = [
      'kind: ConfigMap\n---\nspec:\n  template:\n    spec:\n      containers:',
      '        - name: p\n          command: [/opt/kube-proxy.exe]\n          args:\n            - --a=$(NODE)\n            - "--b"',
      '          env: [{ name: KUBE_NETWORK, value: cbr0 }]\n',
    ].join('\n')
    expect(found(text, 'manifest')).toEqual(['kube-proxy container --a=$(NODE) --b'])
    expect(readScript(text, 'manifest').environment[0]?.value?.text).toBe('cbr0')
    const [a] = readScript(text, 'manifest').lines[0]?.words ?? []
    expect(text.slice(a?.start, a?.end)).toBe('--a=$(NODE)')
  })

  it('reads the flags that kubeadm keeps in an environment file', () => {
    expect(found('KUBELET_KUBEADM_ARGS="--a=b --c"', 'bare')).toEqual(['kubelet arguments --a=b --c'])
  })

  it('knows no program in other lines', () => {
    expect(found('kubectl get pods --all-namespaces', 'bare')).toEqual([])
    expect(found('--a=b\n--c', 'flags-file')).toEqual(['? arguments --a=b --c'])
  })
})
