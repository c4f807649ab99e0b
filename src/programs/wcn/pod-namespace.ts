import { loadArgs } from '../cni/load-args.ts'

/**
 * The Kubernetes namespace of the pod as CNI_ARGS names it, '' where they cannot be read.
 * Source: microsoft/windows-container-networking cni/cni.go ParseCniArgs b96345f.
 */
export function podNamespace(args: string, cni: string): string {
  let namespace = ''
  const taken = (): undefined => undefined
  const fields = new Map([
    ['K8S_POD_NAMESPACE', (value: string): undefined => void (namespace = value)],
    ['K8S_POD_NAME', taken],
    ['K8S_POD_INFRA_CONTAINER_ID', taken],
  ])
  return loadArgs(args, fields, cni).ok ? namespace : ''
}
