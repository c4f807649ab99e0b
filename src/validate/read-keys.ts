/**
 * What the programs read at the top of their documents, for saying which key was meant. Sources: the types of the
 * models in src/programs, which the tests hold to this.
 */
export const READ_KEYS: Readonly<Record<string, readonly string[]>> = {
  libcni: [
    'cniVersion',
    'cniVersions',
    'name',
    'plugins',
    'disableCheck',
    'disableGC',
    'loadOnlyInlinedPlugins',
  ],
  flannel: ['delegate', 'subnetFile', 'dataDir', 'capabilities'],
  'win-bridge': ['apiVersion', 'policies', 'loopbackDSR', 'ipMasqNetwork', 'capabilities', 'ipam', 'dns'],
  'win-overlay': [
    'apiVersion',
    'policies',
    'loopbackDSR',
    'ipMasq',
    'endpointMacPrefix',
    'capabilities',
    'ipam',
    'dns',
  ],
}
