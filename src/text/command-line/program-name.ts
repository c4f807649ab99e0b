/** The programs of a node whose command lines hnsc knows. */
export type ProgramName = 'kube-proxy' | 'kubelet' | 'flanneld'

/** The program that a path or file name stands for; undefined for any other. */
export function programOfPath(path: string): ProgramName | undefined {
  const base = baseName(path)
  return base === 'kube-proxy' || base === 'kubelet' || base === 'flanneld' ? base : undefined
}

/** The program that the name of a service or a variable speaks of. */
export function programOfName(name: string): ProgramName | undefined {
  if (/kube-?_?proxy/i.test(name)) return 'kube-proxy'
  if (/kubelet/i.test(name)) return 'kubelet'
  return /flannel/i.test(name) ? 'flanneld' : undefined
}

/** The last part of a path, in lower case and without `.exe`. */
export function baseName(path: string): string {
  return path
    .slice(Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/')) + 1)
    .toLowerCase()
    .replace(/\.exe$/, '')
}
