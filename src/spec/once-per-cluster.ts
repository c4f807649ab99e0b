import type { Cluster } from './cluster.ts'

/** A function of a cluster that computes its result once: a cluster never changes, and many nodes ask for the same. */
export function oncePerCluster<T>(compute: (cluster: Cluster) => T): (cluster: Cluster) => T {
  const results = new WeakMap<Cluster, { readonly value: T }>()
  return (cluster) => {
    const known = results.get(cluster)
    if (known !== undefined) return known.value
    const value = compute(cluster)
    results.set(cluster, { value })
    return value
  }
}
