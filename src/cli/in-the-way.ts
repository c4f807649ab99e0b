import type { Problem } from './problem.ts'

/** What is at a path; a link is a link, whatever it points to. */
export type Found = 'absent' | 'file' | 'directory' | 'symbolic link' | 'device or pipe'

/** What an entry of the file system is. */
export function kindOf(entry: {
  readonly isFile: () => boolean
  readonly isDirectory: () => boolean
  readonly isSymbolicLink: () => boolean
}): Found {
  if (entry.isFile()) return 'file'
  if (entry.isDirectory()) return 'directory'
  return entry.isSymbolicLink() ? 'symbolic link' : 'device or pipe'
}

/** What stands where something of the output belongs. */
export function inTheWay(path: string, found: Found, wanted: 'file' | 'directory'): Problem {
  return {
    code: 'WIN007',
    path,
    message: `\`${path}\` is a ${found}, and a ${wanted} belongs there`,
    help: ['move it away, or choose another directory'],
  }
}
