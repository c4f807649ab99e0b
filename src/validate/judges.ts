import { cniDocument } from '../check/cni/cni-document.ts'
import type { Context } from '../check/context.ts'
import { fieldAt } from '../check/field.ts'
import { checkHns } from '../check/hns/check-hns.ts'
import type { HnsObject } from '../check/hns/hns-kind.ts'
import { checkNetConf } from '../check/flannel/check-net-conf.ts'
import { checkKubeletConfig, checkKubeProxyConfig } from '../check/kubernetes/check-config.ts'
import { checkCni } from '../check/rules.ts'
import { checkSourceVipRequest } from '../check/source-vip/check-request.ts'
import { checkSourceVipResult } from '../check/source-vip/check-result.ts'
import type { TreeKind } from '../check/tree-kind.ts'
import type { Finding } from '../diagnostic/finding.ts'
import type { Api } from '../facts/hns-schema/key.ts'
import type { Tree } from '../text/tree.ts'
import { modelFindings } from './model-findings.ts'
import { noObject } from './no-object.ts'

/** A document of a known kind, read as people write it: what a judge looks at. */
export interface Judged {
  readonly tree: Tree
  /** The bytes decoded; the spans of the tree point into it. */
  readonly text: string
  /** The last part of the file's name; undefined for the standard input. */
  readonly fileName: string | undefined
}

/** What is wrong with the content of a document of one kind. Pure, and total: any tree may come. */
export type Judge = (document: Judged, context: Context) => readonly Finding[]

/** Who judges which kind: the one way from a document to the rules for it. */
export const JUDGES: { readonly [K in TreeKind]: Judge } = {
  'cni-conf': judgeCni,
  'cni-conflist': judgeCni,
  'hns-policy': judgeHns('policy', 1),
  'hns-network': judgeHns('network', 1),
  'hns-endpoint': judgeHns('endpoint', 1),
  'hns-policy-list': judgeHns('policy-list', 1),
  'hcn-policy': judgeHns('policy', 2),
  'hcn-network': judgeHns('network', 2),
  'hcn-endpoint': judgeHns('endpoint', 2),
  'hcn-load-balancer': judgeHns('load-balancer', 2),
  'hcn-route': judgeHns('route', 2),
  'hcn-request': judgeHns('request', 2),
  'flannel-net-conf': ({ tree }, context) => checkNetConf(tree, context),
  'source-vip-request': ({ tree }, context) => checkSourceVipRequest(tree, context),
  'source-vip-result': ({ tree }) => checkSourceVipResult(tree),
  'kube-proxy-configuration': checkKubeProxyConfig,
  'kubelet-configuration': checkKubeletConfig,
}

function judgeCni({ tree, fileName }: Judged, context: Context): readonly Finding[] {
  const document = cniDocument(tree, fileName)
  if (document === undefined) return [noObject(tree, fileName, context)]
  const ruled = checkCni(document, context)
  return [...ruled, ...modelFindings(document, context, ruled)]
}

/** A document with a `SchemaVersion` of 2 is one of HCN, whatever it was called. */
function judgeHns(object: HnsObject, given: Api): Judge {
  return ({ tree }, context) => {
    const major = fieldAt(tree, [], 'SchemaVersion', 'Major')?.value
    const api = major?.kind === 'number' && major.raw === '2' ? 2 : given
    return checkHns(tree, object, { api, context })
  }
}
