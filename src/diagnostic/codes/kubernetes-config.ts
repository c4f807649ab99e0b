import { codeTable } from '../code-meta.ts'
import { RUN, TYPES } from './kubernetes-sources.ts'

/** How KubeProxyConfiguration and KubeletConfiguration are read. */
export const KUBERNETES_CONFIG_CODES = codeTable({
  WIN445: {
    name: 'config-unknown-key',
    severity: 'error',
    title: 'the configuration has no such field',
    why: 'The strict decoder refuses the key, the lenient one, which the program tries next, drops it. Keys count with their exact case. The setting has no effect, and one line of the log says so.',
    symptoms: ['using lenient decoding as strict decoding failed', 'strict decoding error: unknown field'],
    sources: [RUN, TYPES],
  },
  WIN446: {
    name: 'config-duplicate-key',
    severity: 'warning',
    title: 'a key stands twice in the configuration',
    why: 'The last one counts, with a warning in the log.',
    sources: [RUN],
  },
  WIN447: {
    name: 'config-type',
    severity: 'error',
    title: 'a value of the configuration is of another type',
    why: 'A value that does not fit its field ends the program.',
    symptoms: [
      'json: cannot unmarshal string into Go struct field KubeProxyConfiguration…',
      'ReadBool: expect t or f, but found "',
    ],
    sources: [RUN, TYPES],
  },
  WIN448: {
    name: 'config-version',
    severity: 'error',
    title: 'no program reads this version of the configuration',
    why: 'The version and the kind say which type is decoded. Others are refused.',
    symptoms: [
      "Object 'apiVersion' is missing in",
      'no kind "KubeProxyConfiguration" is registered for version',
    ],
    sources: [RUN],
  },
  WIN449: {
    name: 'empty-is-default',
    severity: 'warning',
    title: 'an empty value in the file becomes the default again',
    why: 'The types of the file cannot tell an empty text from an absent one.',
    sources: [
      {
        evidence: 'code',
        where:
          'kubernetes/kubernetes pkg/proxy/apis/config/v1alpha1/defaults.go and pkg/kubelet/apis/config/v1beta1/defaults.go, v1.20.2',
      },
    ],
  },
})
