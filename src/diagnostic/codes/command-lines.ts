import type { Source } from '../../facts/evidence.ts'
import { codeTable } from '../code-meta.ts'
import { RUN, PROXY_OPTIONS, WINKERNEL, FLANNELD, SEED } from './kubernetes-sources.ts'

const FLAGS: Source = {
  evidence: 'code',
  where:
    'kubernetes/kubernetes cmd/kubelet/app/options, pkg/kubelet/config/flags.go and cmd/kube-proxy/app, each minor from v1.14.0 to v1.37.0',
}

const KLOG: Source = { evidence: 'code', where: 'k8s.io/component-base logs/logs.go AddFlags, v0.23.0' }

/** What is written in a command line of kube-proxy, kubelet or flanneld, whatever it means. */
export const COMMAND_LINE_CODES = codeTable({
  WIN400: {
    name: 'no-known-program',
    severity: 'info',
    title: 'no line starts kube-proxy, kubelet or flanneld',
    why: 'hnsc checks the arguments of these three programs; everything else in a script is left alone.',
  },
  WIN401: {
    name: 'flag-unknown',
    severity: 'error',
    title: 'the program has no such flag',
    why: 'An unknown flag ends the program at once, so one wrong name keeps the whole node out of the cluster.',
    symptoms: ['unknown flag', 'failed to parse kubelet flag: unknown flag', 'flag provided but not defined'],
    sources: [RUN, FLAGS, FLANNELD],
  },
  WIN402: {
    name: 'flag-removed',
    severity: 'error',
    title: 'this release has dropped the flag',
    why: 'Flags go with a release, and the program that meets one exits at its start: an upgrade takes the node down.',
    symptoms: [
      'unknown flag: --network-plugin',
      'unknown flag: --log-dir',
      'unknown flag: --container-runtime',
    ],
    sources: [FLAGS, RUN],
  },
  WIN403: {
    name: 'flag-too-new',
    severity: 'error',
    title: 'this release does not have the flag yet',
    why: 'An older program refuses a flag that it does not know.',
    symptoms: ['unknown flag'],
    sources: [FLAGS],
  },
  WIN404: {
    name: 'flag-deprecated',
    severity: 'info',
    title: 'the flag, or the mode that it names, is deprecated',
    why: 'It works, and a later release drops it.',
    symptoms: [
      'has been deprecated, will be removed in a future release',
      'The userspace proxier is now deprecated',
    ],
    sources: [FLAGS, KLOG, { evidence: 'code', where: 'kubernetes/kubernetes#104631' }],
  },
  WIN405: {
    name: 'flag-value',
    severity: 'error',
    title: 'the flag does not take this value',
    why: 'The program parses every value at its start and exits at the first that it cannot read.',
    symptoms: ['invalid argument', 'strconv.ParseBool: parsing', 'malformed pair, expect string=bool'],
    sources: [RUN, { evidence: 'code', where: 'spf13/pflag flag.go v1.0.5' }],
  },
  WIN406: {
    name: 'stray-argument',
    severity: 'error',
    title: 'an argument belongs to no flag',
    why: 'kube-proxy and kubelet take nothing but flags and exit; flanneld ignores every flag behind it. A boolean flag takes its value behind `=` only.',
    symptoms: ['does not take any arguments, got', 'unknown command'],
    sources: [RUN, PROXY_OPTIONS],
  },
  WIN407: {
    name: 'fused-arguments',
    severity: 'error',
    title: 'two flags stand together without a blank',
    why: 'The value swallows the next flag: the one is wrong and the other missing, and no program complains.',
    symptoms: ['Neither kubeconfig file nor master URL was specified. Falling back to in-cluster config.'],
    sources: [RUN, SEED],
  },
  WIN408: {
    name: 'literal-quotes',
    severity: 'error',
    title: 'quotes become part of the value',
    why: 'Programs on Windows split their command line themselves: double quotes group, single quotes are characters like any other.',
    symptoms: ['strconv.ParseBool: parsing "true\'": invalid syntax'],
    sources: [RUN, { evidence: 'code', where: 'golang/go src/os/exec_windows.go readNextArg go1.24' }],
  },
  WIN409: {
    name: 'flag-without-effect',
    severity: 'info',
    title: 'the flag does nothing on Windows',
    why: 'The program takes the flag and the Windows proxier never looks at it.',
    sources: [WINKERNEL],
  },
  WIN411: {
    name: 'placeholder',
    severity: 'warning',
    title: 'a placeholder is not filled in',
    why: 'What documentation writes in angle brackets is a value to be put there. Some programs take the text as it is.',
    sources: [SEED],
  },
  WIN412: {
    name: 'flag-by-patch',
    severity: 'warning',
    title: 'only some patch releases have the flag',
    why: 'A flag that was brought to older releases is unknown to their first patch releases.',
    symptoms: ['unknown flag: --windows-priorityclass'],
    sources: [{ evidence: 'code', where: 'kubernetes/kubernetes#96158, kubernetes/kubernetes#96159' }],
  },
  WIN413: {
    name: 'not-on-windows',
    severity: 'error',
    title: 'the flag asks for what Windows does not have',
    why: 'The program says so and exits.',
    symptoms: [
      '--init-only is not implemented on Windows',
      '--cleanup-and-exit is not implemented on Windows',
    ],
    sources: [PROXY_OPTIONS, RUN],
  },
  WIN414: {
    name: 'flag-syntax',
    severity: 'error',
    title: 'the argument is not written as a flag',
    why: 'kube-proxy and kubelet take long flags with two hyphens; behind one hyphen every letter is a flag of its own.',
    symptoms: ['unknown shorthand flag', 'flag needs an argument', 'bad flag syntax'],
    sources: [{ evidence: 'code', where: 'spf13/pflag flag.go v1.0.5' }],
  },
  WIN415: {
    name: 'flag-repeated',
    severity: 'warning',
    title: 'a flag is given twice with different values',
    why: 'The last one counts, without a word.',
    sources: [{ evidence: 'code', where: 'spf13/pflag flag.go v1.0.5' }],
  },
  WIN416: {
    name: 'service-flag-missing',
    severity: 'error',
    title: 'a program is registered as a Windows service and does not report as one',
    why: 'A service must report to the service control manager within 30 seconds. kube-proxy and kubelet do so only when the flag asks them to. flanneld never does: it needs a manager of services such as nssm.exe around it.',
    symptoms: ['Error 1053: The service did not respond to the start or control request in a timely fashion'],
    sources: [
      {
        evidence: 'code',
        where: 'kubernetes/kubernetes pkg/windows/service/service.go InitService, v1.20.2',
      },
      { evidence: 'code', where: 'flannel-io/flannel main.go, v0.28.9: no package of Windows services' },
      RUN,
    ],
  },
  WIN417: {
    name: 'service-path-unquoted',
    severity: 'error',
    title: 'the path of a service has a blank and no quotes',
    why: 'Windows tries every part of the path that ends at a blank, so that another program may start: `C:\\Program.exe`. Where the right one starts it still splits its command line at the blank and takes the rest of its own path for an argument.',
    symptoms: ['does not take any arguments, got', 'unknown command'],
    sources: [
      { evidence: 'code', where: 'golang/go src/os/exec_windows.go commandLineToArgv go1.24' },
      { evidence: 'docs', where: 'Microsoft, CreateProcessW, lpCommandLine' },
      RUN,
    ],
  },
})
