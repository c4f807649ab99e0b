import { atLeast } from '../facts/versions.ts'
import type { Cluster, Plugin } from './cluster.ts'
import { asChoice, asText } from './parse.ts'
import { read, type Reader } from './reader.ts'
import { asWindowsPath } from './windows-path.ts'
import { asCniFileName } from './cni-file-name.ts'

type Cni = Cluster['cni']

/** The CNI configuration file: its form, its place, and who hands out addresses. */
export function readCni(reader: Reader, runtime: Cluster['runtime'], name: string, plugin: Plugin): Cni {
  const containerd = runtime.name === 'containerd'
  const form = read<Cni['form']>(
    reader,
    ['cni', 'form'],
    asChoice(['conf', 'conflist']),
    containerd
      ? { value: 'conflist', why: 'what containerd loads without converting it' }
      : { value: 'conf', why: 'what every published setup with dockershim has' },
  )
  return {
    form,
    version: readVersion(reader, runtime),
    fileName: read(reader, ['cni', 'fileName'], asCniFileName(form), {
      value: `10-${name}.${form}`,
      why: '`10-`, the network name and the form',
    }),
    confDirectory: read(
      reader,
      ['cni', 'confDirectory'],
      asWindowsPath,
      containerd
        ? { value: 'C:\\Program Files\\containerd\\cni\\conf', why: 'default of containerd' }
        : { value: 'C:\\k\\cni\\config', why: 'where the scripts of microsoft/SDN put it' },
    ),
    binDirectory: read(
      reader,
      ['cni', 'binDirectory'],
      asWindowsPath,
      containerd
        ? { value: 'C:\\Program Files\\containerd\\cni\\bin', why: 'default of containerd' }
        : { value: 'C:\\k\\cni', why: 'where the scripts of microsoft/SDN put it' },
    ),
    ipam: read(reader, ['cni', 'ipam'], asChoice(['host-local', 'none']), {
      value: 'host-local',
      why: plugin === 'flannel' ? 'the flannel plugin writes no other' : 'the IPAM plugin that Windows has',
    }),
  }
}

/** Source: the version lists of win-bridge and win-overlay, containernetworking/plugins v0.8.0 to v1.9.1. */
function readVersion(reader: Reader, { cniPlugins }: Cluster['runtime']): string {
  return read(
    reader,
    ['cni', 'version'],
    asText,
    atLeast(cniPlugins, '1.0.1')
      ? { value: '1.0.0', why: 'newest version that all CNI plugins since 1.0.1 take' }
      : { value: '0.3.0', why: 'newest version that these CNI plugins take' },
  )
}
