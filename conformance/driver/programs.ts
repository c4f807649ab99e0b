import {
  CALICO,
  AZURE,
  azureBuild,
  azureOutOfReach,
  CNI,
  KUBERNETES,
  kubernetesBuild,
  FLANNEL_CNI_PLUGIN,
  FLANNEL_IN_PLUGINS,
  FLANNELD,
  GO_CNI,
  HCSSHIM,
  PLUGINS,
  calicoBuild,
  flannelBuild,
  flannelOutOfReach,
  flanneldBuild,
  goCniBuild,
  goJsonBuild,
  hcsshimBuild,
  libcniBuild,
  pluginsBuild,
  VPC_BRIDGE,
  vpcBridgeBuild,
  vpcBridgeOutOfReach,
  WCN,
  wcnBuild,
  wcnOutOfReach,
} from './builds.ts'
import { azureCase } from './generate/azure-case.ts'
import { flannelCase } from './generate/flannel.ts'
import { flanneldCase } from './generate/flanneld.ts'
import { goCniCase } from './generate/go-cni.ts'
import { jsonCase } from './generate/go-json.ts'
import { hcsshimCase } from './generate/hcsshim.ts'
import { hostLocalCase } from './generate/host-local.ts'
import { prepareGates, preparePflag } from './kubernetes-case.ts'
import { calicoCase } from './generate/calico.ts'
import { featureGatesCase } from './generate/feature-gates.ts'
import { kubeConfigCase } from './generate/kube-config.ts'
import { pflagCase } from './generate/pflag.ts'
import { libcniCase } from './generate/libcni.ts'
import { pluginCase } from './generate/plugin-case.ts'
import { vpcBridgeCase } from './generate/vpc-bridge.ts'
import { wcnCase } from './generate/wcn-case.ts'
import { calicoModel } from './models/calico.ts'
import { azureModel } from './models/azure.ts'
import { featureGatesModel } from './models/feature-gates.ts'
import { flannelModel } from './models/flannel.ts'
import { flanneldModel } from './models/flanneld.ts'
import { goCniModel } from './models/go-cni.ts'
import { goJsonModel } from './models/go-json.ts'
import { hcsshimModel } from './models/hcsshim.ts'
import { hostLocalModel } from './models/host-local.ts'
import { kubeConfigModel } from './models/kube-config.ts'
import { libcniModel } from './models/libcni.ts'
import { pflagModel } from './models/pflag.ts'
import { vpcBridgeModel } from './models/vpc-bridge.ts'
import { wcnModel } from './models/wcn.ts'
import { winBridgeModel, winOverlayModel } from './models/windows-plugin.ts'
import type { Program } from './program.ts'

/** Every program that is measured. A new one needs a row here and a folder in `cases/`. */
export const PROGRAMS: readonly Program[] = [
  {
    name: 'go-json',
    versions: ['encoding/json'],
    build: goJsonBuild,
    generate: jsonCase,
    model: goJsonModel,
  },
  {
    name: 'hcsshim',
    versions: HCSSHIM,
    build: hcsshimBuild,
    generate: hcsshimCase,
    model: hcsshimModel,
  },
  { name: 'libcni', versions: CNI, build: libcniBuild, generate: libcniCase, model: libcniModel },
  {
    name: 'go-cni',
    versions: [...GO_CNI.keys()],
    build: goCniBuild,
    generate: goCniCase,
    model: goCniModel,
  },
  {
    name: 'flannel',
    versions: [...FLANNEL_IN_PLUGINS, ...FLANNEL_CNI_PLUGIN],
    recordedOnly: flannelOutOfReach,
    build: flannelBuild,
    generate: flannelCase,
    model: flannelModel,
  },
  {
    name: 'flanneld',
    versions: FLANNELD,
    build: flanneldBuild,
    generate: flanneldCase,
    model: flanneldModel,
  },
  {
    name: 'host-local',
    versions: PLUGINS,
    build: pluginsBuild,
    generate: hostLocalCase,
    model: hostLocalModel,
  },
  {
    name: 'win-bridge',
    versions: PLUGINS,
    build: pluginsBuild,
    generate: (r) => pluginCase(r, 'win-bridge'),
    model: winBridgeModel,
  },
  {
    name: 'win-overlay',
    versions: PLUGINS,
    build: pluginsBuild,
    generate: (r) => pluginCase(r, 'win-overlay'),
    model: winOverlayModel,
  },
  {
    name: 'wcn',
    versions: WCN,
    recordedOnly: wcnOutOfReach,
    build: wcnBuild,
    generate: wcnCase,
    model: wcnModel,
  },
  { name: 'calico', versions: CALICO, build: calicoBuild, generate: calicoCase, model: calicoModel },
  {
    name: 'azure-vnet',
    versions: AZURE,
    recordedOnly: azureOutOfReach,
    build: azureBuild,
    generate: azureCase,
    model: azureModel,
  },
  {
    name: 'vpc-bridge',
    versions: VPC_BRIDGE,
    recordedOnly: vpcBridgeOutOfReach,
    build: vpcBridgeBuild,
    generate: vpcBridgeCase,
    model: vpcBridgeModel,
  },
  {
    name: 'kube-config',
    versions: KUBERNETES,
    build: kubernetesBuild,
    generate: kubeConfigCase,
    model: kubeConfigModel,
  },
  {
    name: 'pflag',
    versions: KUBERNETES,
    build: kubernetesBuild,
    generate: pflagCase,
    model: pflagModel,
    prepare: preparePflag,
  },
  {
    name: 'feature-gates',
    versions: KUBERNETES,
    build: kubernetesBuild,
    generate: featureGatesCase,
    model: featureGatesModel,
    prepare: prepareGates,
  },
]
