import { type Address, formatAddress } from '../../net/address.ts'
import { parseGoIp } from '../../net/go-net.ts'

/** Every folder of host-local's store on a node: the content of each file by its name. */
export type HostLocalStore = Readonly<Record<string, Folder>>

/** One network's folder. */
export type Folder = Readonly<Record<string, string>>

/** The operating system decides how an address becomes a file name. */
export type Platform = 'windows' | 'linux'

/** The default of `ipam.dataDir`; on Windows it is on the current drive. Source: plugins host-local backend/disk/backend.go. */
export const DEFAULT_DATA_DIR = '/var/lib/cni/networks'

const LAST_RESERVED = 'last_reserved_ip.'

/** The folder of a network, with `/` between its parts. */
export function folderOf(dataDir: string, network: string): string {
  const joined = `${dataDir === '' ? DEFAULT_DATA_DIR : dataDir}/${network}`
  return joined.replaceAll('\\', '/').replace(/\/{2,}/g, '/')
}

/** The folder with the address reserved, or undefined when it is taken. */
export function reserve(
  folder: Folder,
  owner: Owner,
  address: Address,
  set: number,
  platform: Platform,
): Folder | undefined {
  const name = fileName(formatAddress(address), platform)
  if (folder[name] !== undefined) return undefined
  const content = `${trim(owner.containerID)}\r\n${owner.ifName}`
  return { ...folder, [name]: content, [`${LAST_RESERVED}${set}`]: formatAddress(address) }
}

/** Whom an address belongs to. */
export interface Owner {
  readonly containerID: string
  readonly ifName: string
}

/** The address that was given last from a set. */
export function lastReserved(folder: Folder, set: number): Address | undefined {
  return parseGoIp(folder[`${LAST_RESERVED}${set}`] ?? '')
}

/**
 * The addresses of an owner, in the order of their files. Only file names that are addresses count, so that an IPv6
 * address is not found on Windows.
 */
export function addressesOf(folder: Folder, owner: Owner): readonly Address[] {
  return files(folder, [ownedBy(owner), trim(owner.containerID)]).flatMap((name) => parseGoIp(name) ?? [])
}

/** True when any file belongs to the owner: with its interface or, as old releases wrote, without. */
export function ownsAny(folder: Folder, owner: Owner): boolean {
  return files(folder, [ownedBy(owner), trim(owner.containerID)]).length > 0
}

/** The folder without the owner's addresses. */
export function release(folder: Folder, owner: Owner): Folder {
  const exact = files(folder, [ownedBy(owner)])
  const gone = exact.length > 0 ? exact : files(folder, [trim(owner.containerID)])
  return Object.fromEntries(Object.entries(folder).filter(([name]) => !gone.includes(name)))
}

function files(folder: Folder, contents: readonly string[]): readonly string[] {
  return Object.keys(folder)
    .filter((name) => contents.includes(trim(folder[name] ?? '')))
    .toSorted()
}

function ownedBy({ containerID, ifName }: Owner): string {
  return `${trim(containerID)}\r\n${ifName}`
}

/** On Windows a colon is no character of a file name. */
function fileName(text: string, platform: Platform): string {
  return platform === 'windows' ? text.replaceAll(':', '_') : text
}

/** Go's strings.TrimSpace. */
function trim(text: string): string {
  return text.replace(/^[\t\n\v\f\r\u0085\p{Z}]+|[\t\n\v\f\r\u0085\p{Z}]+$/gu, '')
}
