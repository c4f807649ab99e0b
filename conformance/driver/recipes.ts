import type { ModuleCopy } from './module-copy.ts'

/**
 * How upstream's Windows packages are shown to a Go compiler for this machine. The lowest layer that is replaced is
 * the system call: hcsshim's own encoding, decoding and error texts run unchanged.
 */
export type Recipe = (module: ModuleCopy) => void

const PROCESS = '\t"hnsc.dev/conformance/process"\n'

/** Adds an import to a Go file that has an import block. */
const imports = (line: string) => ({ from: /^import \(\n/m, to: `import (\n${line}` })

/** A plugin becomes a package with a function `Main`. */
const asPackage = (name: string) => ({ from: /^package main$/m, to: `package ${name}` })
const asMain = { from: /^func main\(\)/m, to: 'func Main()' }

/** containernetworking/cni: leaving the process and starting another one become function calls. */
export const cniRecipe: Recipe = (module) => {
  findRecipe(module)
  module.rewrite('pkg/skel/skel.go', [imports(PROCESS), { from: /\bos\.Exit\(/g, to: 'process.Exit(' }])
  const exec = 'pkg/invoke/raw_exec.go'
  module.rewrite(exec, [
    { from: '\t"os/exec"\n', to: PROCESS },
    { from: 'exec.CommandContext(', to: 'process.CommandContext(' },
    ...(module.read(exec).includes('*exec.ExitError')
      ? [{ from: '*exec.ExitError', to: '*process.ExitError' }]
      : []),
  ])
}

/** containernetworking/cni from v0.8.1: names of plugins are looked at as on Windows, where `\` separates paths. */
export const findRecipe: Recipe = (module) => {
  const find = 'pkg/invoke/find.go'
  if (!module.read(find).includes('os.PathSeparator')) return
  module.rewrite(find, [{ from: 'os.PathSeparator', to: "'\\\\'" }])
}

/** containernetworking/plugins: the Windows plugins, pkg/hns, and host-local as it behaves on Windows. */
export const pluginsRecipe: Recipe = (module) => {
  for (const name of ['endpoint', 'netconf']) {
    module.rewrite(`pkg/hns/${name}_windows.go`, [], `pkg/hns/shown_${name}.go`)
  }
  for (const name of ['win-bridge', 'win-overlay']) {
    const folder = `plugins/main/windows/${name}`
    module.rewrite(
      `${folder}/${name}_windows.go`,
      [asPackage(name.replace('-', '')), asMain],
      `${folder}/shown.go`,
    )
  }
  module.rewrite('plugins/ipam/host-local/main.go', [asPackage('hostlocal'), asMain])
  module.rewrite('plugins/ipam/host-local/dns.go', [
    asPackage('hostlocal'),
    { from: '\t"os"\n', to: PROCESS },
    { from: 'os.Open(', to: 'process.Open(' },
  ])
  module.rewrite('plugins/ipam/host-local/backend/disk/backend.go', [
    imports(PROCESS),
    { from: 'filepath.Join(dataDir, network)', to: 'process.Path(filepath.Join(dataDir, network))' },
    { from: 'os.OpenFile(fname', to: 'process.OpenFile(fname' },
    { from: '"runtime"', to: '_ "runtime"' },
    { from: 'runtime.GOOS == "windows"', to: 'true' },
  ])
}

/** The flannel CNI plugin, which lies in this folder of its module. */
export const flannelRecipe =
  (folder: string): Recipe =>
  (module) => {
    module.rewrite(`${folder}flannel.go`, [
      asPackage('flannel'),
      asMain,
      imports(PROCESS),
      { from: 'os.Open(fn)', to: 'process.Open(fn)' },
      { from: 'os.MkdirAll(dataDir', to: 'os.MkdirAll(process.Path(dataDir)' },
      { from: 'filepath.Join(dataDir, ', to: 'filepath.Join(process.Path(dataDir), ' },
    ])
    module.rewrite(`${folder}flannel_windows.go`, [asPackage('flannel')], `${folder}shown_windows_part.go`)
    module.remove(`${folder}flannel_linux.go`)
  }

/** microsoft/windows-container-networking: its log is a file of the node, the event log is none, and leaving is a call. */
export const wcnRecipe: Recipe = (module) => {
  module.rewrite('common/core/core.go', [
    imports(PROCESS),
    {
      from: '"github.com/Microsoft/go-winio/pkg/etwlogrus"',
      to: '"hnsc.dev/conformance/standins/etwlogrus"',
    },
    { from: 'os.OpenFile("wincni.log"', to: 'os.OpenFile(process.Path("wincni.log")' },
    { from: /\bos\.Exit\(/g, to: 'process.Exit(' },
  ])
}

/** A module whose requirement of another one is lowered: nothing of it that is linked uses the other. */
export const withOlder =
  (path: string, version: string, recipe: Recipe): Recipe =>
  (module) => {
    recipe(module)
    module.rewrite('go.mod', [
      { from: new RegExp(`${path.replaceAll('.', '\\.')} v\\S+`), to: `${path} ${version}` },
    ])
  }

/**
 * Azure/azure-container-networking: azure-vnet for Windows, on a node that a case describes. `plugin` makes it without
 * telemetry, locks and state, which are no matter of its configuration.
 */
export const azureRecipe =
  (plugin: string): Recipe =>
  (module) => {
    // A module of the same repository, for the telemetry of CNS; v1.6.15 has none.
    const zapai = /^.*azure-container-networking\/zapai .*\n/m
    if (zapai.test(module.read('go.mod'))) module.rewrite('go.mod', [{ from: zapai, to: '' }])
    for (const folder of ['network', 'network/policy', 'network/hnswrapper', 'cni/network']) {
      for (const name of module.list(folder)) {
        const file = `${folder}/${name}`
        if (name.endsWith('_linux.go') || /mock/.test(name)) module.remove(file)
        else if (name.endsWith('_windows.go')) {
          module.rewrite(file, [], `${folder}/shown_${name.replace('_windows', '')}`)
        } else if (folder === 'network/hnswrapper') module.rewrite(file, [])
      }
    }
    module.rewrite('network/network.go', [
      imports('\t"hnsc.dev/conformance/standins/azurehost"\n'),
      { from: 'net.InterfaceByName(', to: 'azurehost.InterfaceByName(' },
    ])
    module.rewrite('cni/network/shown_network.go', [
      {
        from: '"golang.org/x/sys/windows/registry"',
        to: '"hnsc.dev/conformance/standins/registry"',
      },
    ])
    // Of tests, in a package that a working copy leaves out.
    module.remove('common/ioshim_linux.go')
    // Since v1.6.30 telemetry has a client of the whole program; before, each plugin had a report.
    const hasClient = module
      .list('telemetry')
      .some((name) => /\bAIClient\b/.test(module.read(`telemetry/${name}`)))
    module.write(
      'cni/network/shown_main.go',
      hasClient
        ? plugin
        : plugin
            .replace(/^\ttelemetry\.AIClient.*\n/m, '')
            .replace('&NetPlugin{', '&NetPlugin{\n\t\treport: &telemetry.CNIReport{},'),
    )
  }

/** Microsoft/hcsshim: its HNS packages, over system calls that `fakehns` answers. `root` stands in for the rest. */
export const hcsshimRecipe =
  (root: string): Recipe =>
  (module) => {
    for (const name of module.list('.')) {
      if (/^hns(endpoint|network|policy|policylist|globals|support)\.go$/.test(name)) show(module, name)
      else module.remove(name)
    }
    module.write('hcsshim.go', root)
    for (const folder of ['hcn', 'internal/hns', 'internal/hcserror']) {
      for (const name of module.list(folder)) {
        if (name.startsWith('zsyscall')) module.remove(`${folder}/${name}`)
        else show(module, `${folder}/${name}`)
      }
    }
    systemCalls(module, 'hcn/hcn.go')
    systemCalls(module, 'internal/hns/hns.go')
  }

const HANDLE = 'syscall.Handle'

/** What the HNS packages name of Windows, in terms of this machine. */
function show(module: ModuleCopy, file: string): void {
  const text = module.read(file)
  const substitutions = [
    ...['interop', 'hcs', 'cni', 'regstate', 'runhcs'].map((name) => ({
      from: `"github.com/Microsoft/hcsshim/internal/${name}"`,
      to: `"hnsc.dev/conformance/standins/${name}"`,
    })),
    { from: '"golang.org/x/sys/windows"', to: '"hnsc.dev/conformance/standins/windows"' },
    { from: HANDLE, to: 'uintptr' },
    ...(text.includes(HANDLE) ? [{ from: '\t"syscall"\n', to: '' }] : []),
    { from: 'syscall.ERROR_FILE_NOT_FOUND', to: 'syscall.ENOENT' },
    { from: '*syscall.DLLError', to: 'interface{ neverDLLError() }' },
    // The version of HNS is a fact of the case, not of the process.
    { from: 'featuresOnce.Do(func() {', to: 'func(f func()) { f() }(func() {' },
  ].filter(({ from }) => text.includes(from))
  module.rewrite(file, substitutions)
}

/** Every function that hcsshim declares with `//sys` asks `fakehns`. */
function systemCalls(module: ModuleCopy, declarations: string): void {
  const functions = [
    ...module.read(declarations).matchAll(/^\/\/sys (\w+)\((.*?)\) \(hr error\) = \w+\.(\w+)\??$/gm),
  ].map(([, name = '', parameters = '', procedure = '']) => {
    const passed = parameters.split(', ').map(argument).join(', ')
    return `func ${name}(${parameters}) (hr error) {\n\treturn fakehns.Syscall("${procedure}", ${passed})\n}\n`
  })
  const folder = declarations.replace(/\/[^/]*$/, '')
  const header = `package ${folder.replace(/^.*\//, '')}\n\nimport (\n\t"unsafe"\n\n\t"hnsc.dev/conformance/fakehns"\n)\n\n`
  module.write(`${folder}/shown_syscalls.go`, `${header}var _ unsafe.Pointer\n\n${functions.join('\n')}`)
}

function argument(parameter: string): string {
  const [name = '', type = ''] = parameter.split(' ')
  if (type === '*_guid') return `(*[16]byte)(unsafe.Pointer(${name}))`
  if (type.startsWith('*hcn')) return `(*uintptr)(unsafe.Pointer(${name}))`
  if (type.startsWith('hcn')) return `uintptr(${name})`
  return name
}

/**
 * projectcalico/calico: what its CNI plugin does with a configuration before it asks Windows, made visible outside of its
 * internal packages. The functions for host-local lie in a file that needs all of Calico, and are taken out of it.
 */
export const calicoRecipe: Recipe = (module) => {
  const utils = module.read('cni-plugin/internal/pkg/utils/utils.go')
  const from = utils.indexOf('// ReplaceHostLocalIPAMPodCIDRs extracts')
  const to = utils.indexOf('// ValidateNetworkName checks')
  if (from < 0 || to < from) throw new Error('utils.go: no functions for host-local')
  const imports = ['bytes', 'errors', 'fmt', 'net', 'strings', ...OF_CALICO].map((path) => `\t${path}`)
  module.write(
    'cni-plugin/pkg/shown/host_local.go',
    [
      'package shown',
      '',
      'import (',
      ...imports.map((line) => (line.includes('"') ? line : `\t"${line.trim()}"`)),
      ')',
      '',
      'func updateHostLocalIPAMDataForOS(subnet string, ipamData map[string]interface{}) error {',
      '\treturn UpdateHostLocalIPAMDataForWindows(subnet, ipamData)',
      '}',
      '',
      utils.slice(from, to),
    ].join('\n'),
  )
  module.write(
    'cni-plugin/pkg/shown/winpol.go',
    [
      'package shown',
      '',
      'import "github.com/projectcalico/calico/cni-plugin/internal/pkg/utils/winpol"',
      '',
      'var CalculateEndpointPolicies = winpol.CalculateEndpointPolicies',
      '',
    ].join('\n'),
  )
  // Of its hundreds of requirements these packages need two.
  module.write('go.mod', 'module github.com/projectcalico/calico\n\ngo 1.23.8\n')
}

/** aws/amazon-vpc-cni-plugins: of its requirements the configuration of vpc-bridge needs two. */
export const vpcRecipe: Recipe = (module) => {
  module.write('go.mod', 'module github.com/aws/amazon-vpc-cni-plugins\n\ngo 1.19\n')
}

const OF_CALICO = [
  '"github.com/sirupsen/logrus"',
  'cnet "github.com/projectcalico/calico/libcalico-go/lib/net"',
]
