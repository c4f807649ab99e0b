/** The plugins that attach pods and that there is a model of, by the names of their programs. */
export const MODELLED_PLUGINS: ReadonlySet<string> = new Set([
  'antrea',
  'flannel',
  'win-bridge',
  'win-overlay',
  'nat',
  'sdnbridge',
  'sdnoverlay',
  'calico',
  'azure-vnet',
])
