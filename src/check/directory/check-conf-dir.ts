import { CONTAINERD_RELEASES } from '../../facts/containerd-releases.ts'
import { parseProgramVersion } from '../../facts/versions.ts'
import type { Finding } from '../../diagnostic/finding.ts'
import { loadConfDir } from '../../programs/containerd.ts'
import { type ConfDir, type ConfFile, confFiles } from '../../programs/libcni.ts'
import type { Tree } from '../../text/tree.ts'
import { cniDocument } from '../cni/cni-document.ts'
import { field, textOf } from '../field.ts'

/** A finding about one file of a directory; '' stands for the directory itself. */
export interface DirFinding {
  readonly file: string
  readonly finding: Finding
}

/**
 * What is wrong with a directory of CNI configurations as containerd sees it: it takes the first file in bytewise order
 * and no other, also when that one is broken. `trees`: what was read of each file, by name.
 * Source: containerd/go-cni opts.go `loadFromConfDir` v1.1.13, containerd max_conf_num 1; measured.
 */
export function checkConfDir(dir: ConfDir, trees: ReadonlyMap<string, Tree>): DirFinding[] {
  const files = confFiles(dir, EXTENSIONS)
  const [first, ...rest] = files
  if (first === undefined) return [none(dir), ...nearMisses(dir)]
  return [
    ...nearMisses(dir),
    ...broken(dir, first, rest),
    ...winner(first, rest, trees),
    ...rest.map(({ name }) => shadowed(name, first.name)),
    ...subfolder(dir, first, trees),
    ...notLookedInto(dir, first, trees),
  ]
}

const EXTENSIONS = ['.conf', '.conflist', '.json']

function none({ path }: ConfDir): DirFinding {
  return {
    file: '',
    finding: {
      code: 'WIN285',
      severity: 'error',
      message: `\`${path}\` has no file that ends in \`.conf\`, \`.conflist\` or \`.json\``,
      label: 'the node is not ready: `no network config found`',
      help: 'put the configuration where `conf_dir` of containerd points',
      at: { path: [] },
    },
  }
}

/** Names that look right and are not looked at: the extension is compared letter by letter. */
function nearMisses({ files }: ConfDir): DirFinding[] {
  return files.flatMap(({ name }): DirFinding[] => {
    const [whole = '', extension = ''] = /\.(conf|conflist|json)$/i.exec(name) ?? []
    if (whole === '' || name.includes('/') || extension === extension.toLowerCase()) return []
    return [
      {
        file: '',
        finding: {
          code: 'WIN285',
          message: `\`${name}\` is not looked at: \`.${extension}\` is not \`.${extension.toLowerCase()}\``,
          label: 'libcni compares extensions letter by letter, on Windows too',
          help: `rename it so that it ends in \`.${extension.toLowerCase()}\``,
          at: { path: [] },
        },
      },
    ]
  })
}

/** One broken file keeps all others from being loaded. */
function broken(dir: ConfDir, first: ConfFile, rest: readonly ConfFile[]): DirFinding[] {
  const containerd = parseProgramVersion(CONTAINERD_RELEASES.at(-1)?.since ?? '')
  if (containerd === undefined) return []
  const { result } = loadConfDir(dir, containerd)
  if (result.ok) return []
  const others = rest.length === 0 ? '' : `, and ${rest.map(({ name }) => `\`${name}\``).join(', ')} after it`
  return [
    {
      file: first.name,
      finding: {
        code: 'WIN286',
        message: `containerd cannot load \`${first.name}\`, and tries no other file`,
        label: `the node is not ready: \`${result.error.text}\``,
        help: `mend or remove this file${others === '' ? '' : '; the others are of no use before'}`,
        at: { path: [] },
      },
    },
  ]
}

/** Files that win although a person hardly wants them to. */
function winner(first: ConfFile, rest: readonly ConfFile[], trees: ReadonlyMap<string, Tree>): DirFinding[] {
  const [second] = rest
  if (second === undefined) return []
  const why = unlikely(first, rest, trees)
  if (why === undefined) return []
  return [
    {
      file: first.name,
      finding: {
        code: 'WIN287',
        message: `\`${first.name}\` ${why.because}, and sorts before \`${second.name}\``,
        label: 'containerd takes the first file: pods come to this network and to no other',
        help: why.help,
        at: { path: [] },
      },
    },
  ]
}

function unlikely(
  first: ConfFile,
  rest: readonly ConfFile[],
  trees: ReadonlyMap<string, Tree>,
): { readonly because: string; readonly help: string } | undefined {
  const help = 'remove it from the directory, or rename it so that it ends in none of the three extensions'
  if (/(^|[^a-z])(bak|backup|old|orig|copy|save|disabled)([^a-z]|$)/i.test(first.name)) {
    return { because: 'looks like a copy that was put aside', help }
  }
  const typeOf = (file: ConfFile) => cniDocument(trees.get(file.name))?.endpoints[0]?.type
  const type = typeOf(first)
  if (type === 'nat' && rest.some((file) => ![undefined, 'nat'].includes(typeOf(file)))) {
    return { because: 'is for the network `nat`', help }
  }
  const base = first.name.replace(/\.\w+$/, '')
  const list = rest.find(({ name }) => name === `${base}.conflist`)
  if (first.name.endsWith('.conf') && list !== undefined) {
    return { because: 'stands beside a list of the same name', help: 'keep one of the two' }
  }
  const number = Number(/^(\d+)-/.exec(first.name)?.[1])
  const smaller = rest.find(({ name }) => Number(/^(\d+)-/.exec(name)?.[1]) < number)
  if (smaller === undefined) return undefined
  return {
    because: `has a larger number than \`${smaller.name}\``,
    help: 'write all numbers with two digits: names are compared letter by letter',
  }
}

function shadowed(name: string, first: string): DirFinding {
  return {
    file: name,
    finding: {
      code: 'WIN288',
      message: `containerd takes \`${first}\` and never looks at \`${name}\``,
      label: 'nothing in this file has an effect',
      help: 'remove the file, or rename the other so that this one sorts first',
      at: { path: [] },
    },
  }
}

/** Plugins in a folder that is called like the network. Source: containernetworking/cni libcni/conf.go v1.3.0. */
function subfolder({ files }: ConfDir, first: ConfFile, trees: ReadonlyMap<string, Tree>): DirFinding[] {
  const tree = trees.get(first.name)
  const name = field(tree, [], 'name')
  const text = textOf(name?.value)
  const only = field(tree, [], 'loadOnlyInlinedPlugins')?.value
  const inside = files.find((file) => file.name.startsWith(`${text}/`) && file.name.endsWith('.conf'))
  if (!first.name.endsWith('.conflist') || name === undefined || inside === undefined) return []
  if (only?.kind === 'boolean' && only.value) return []
  return [
    {
      file: first.name,
      finding: {
        code: 'WIN289',
        message: `libcni 1.3.0 and later add the plugin of \`${inside.name}\` to this list`,
        label: 'a folder that has the name of the network holds further plugins of it',
        help: 'write `"loadOnlyInlinedPlugins": true`, or remove the folder',
        at: { path: name.path },
      },
    },
  ]
}

/** Folders with files that look like configurations: containerd does not descend, and a person may think that it does. */
function notLookedInto({ files }: ConfDir, first: ConfFile, trees: ReadonlyMap<string, Tree>): DirFinding[] {
  const network = textOf(field(trees.get(first.name), [], 'name')?.value)
  const folders = new Set(
    files.flatMap(({ name }) => /^([^/]+)\/.+\.(?:conf|conflist|json)$/.exec(name)?.[1] ?? []),
  )
  return [...folders]
    .filter((folder) => folder !== network)
    .map((folder) => ({
      file: '',
      finding: {
        code: 'WIN285',
        severity: 'info',
        message: `what is in the folder \`${folder}\` is not looked at`,
        label: 'containerd does not descend into folders',
        help: 'name the folder, too, where its files are to be checked',
        at: { path: [] },
      },
    }))
}
