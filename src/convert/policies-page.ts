import { HNS_FEATURES, type HnsFeature, type HnsFeatureName, hnsHas } from '../facts/hns-features.ts'
import { HNS_VERSIONS, type HnsStep } from '../facts/hns-versions.ts'
import { policyType } from '../facts/hns-schema/api.ts'
import { buildOfSchema } from '../facts/hns-schema/schema-versions.ts'
import { WINDOWS_BUILDS } from '../facts/windows-support.ts'
import { lowerToV1 } from '../policy/lower-v1.ts'
import { lowerToV2 } from '../policy/lower-v2.ts'
import type { HnsPolicy } from '../policy/lowered.ts'
import { specStatement } from './spec-statement.ts'
import { POLICY_EXAMPLES } from './policy-examples.ts'

/** The text of docs/policies.md: each intent in both dialects, and the builds that take it. */
export function policiesPage(): string {
  return [
    HEAD,
    '## Contents\n',
    ...POLICY_EXAMPLES.map(({ policy, title }) => `- [${title}](#${policy.kind})`),
    '',
    ...POLICY_EXAMPLES.flatMap(section),
    FEATURES_HEAD,
    '| feature of HNS | versions of HNS | Windows Server |',
    '| --- | --- | --- |',
    ...Object.keys(HNS_FEATURES)
      .filter(isFeature)
      .map((name) => `| ${name} | ${versionRanges(name)} | ${releases(name)} |`),
    '',
  ].join('\n')
}

const HEAD = `# Policies of HNS in both dialects

HNS (v1) is flat, HCN (v2) has \`Type\` and \`Settings\`. \`hnsc policy convert\` writes one as the other; what stands here is
what it does. The JSON is what the Go types of hcsshim marshal, byte for byte (see [conformance.md](conformance.md)).
In a cluster network spec it is stated under \`policies\`, as far as it does not follow from the rest ([spec.md](spec.md));
what the plugin, its API or the Windows build cannot take is refused there. Made by \`npm run docs\` from the code.
`

const FEATURES_HEAD = `## What needs which build

Support does not grow with the version of HNS: 9.5 has features that 10.0 lacks, because updates brought them to older
releases. So \`hnsc validate --windows BUILD\` looks at ranges, and says where a build does not decide it. A revision is the
fourth number of a build; without one a release is taken to have its newest update. Sources: microsoft/hcsshim
hcn/hcnglobals.go, and those of \`src/facts/hns-versions.ts\`.
`

function section({
  policy,
  title,
  meaning,
}: {
  readonly policy: HnsPolicy
  readonly title: string
  readonly meaning: string
}): string[] {
  const v1 = lowerToV1(policy)
  const v2 = lowerToV2(policy)
  const lost = v1.lost.map(({ what, why }) => `\`${what}\`: ${why}`)
  return [
    `## ${policy.kind}\n`,
    `${title}. ${meaning}\n`,
    ...(v1.policy === undefined
      ? [`HNS (v1): none. ${v1.lost.map(({ why }) => why).join(', ')}.\n`]
      : [
          'HNS (v1):\n',
          fence(v1.policy),
          ...(lost.length === 0 ? [] : [`Lost in HNS (v1): ${lost.join('; ')}.\n`]),
        ]),
    'HCN (v2):\n',
    fence(v2.policy),
    `Windows: ${buildsOf(String(v2.policy['Type']))}.\n`,
    specStatement(policy),
  ]
}

function fence(value: unknown): string {
  return `\`\`\`json\n${JSON.stringify(value, undefined, 2)}\n\`\`\`\n`
}

function buildsOf(type: string): string {
  const known = policyType(2, type)
  if (known?.feature !== undefined) return `${releases(known.feature)} (\`${known.feature}\`)`
  const least = known?.schema === undefined ? undefined : buildOfSchema(known.schema)
  if (least !== undefined) return `build ${least} and later, as Microsoft's schema has it`
  return 'as HCN (v2) itself'
}

function isFeature(name: string): name is HnsFeatureName {
  return Object.hasOwn(HNS_FEATURES, name)
}

function versionRanges(name: HnsFeatureName): string {
  const { ranges }: HnsFeature = HNS_FEATURES[name]
  return ranges
    .map(({ min, max }) => `${min.join('.')}${max === undefined ? ' and later' : ` to ${max[0]}.x`}`)
    .join(', ')
}

/** The releases that have a feature, each with the update that brought it. */
function releases(name: HnsFeatureName): string {
  const builds = new Map<string, number>(Object.entries(WINDOWS_BUILDS))
  const inOrder = Object.entries(HNS_VERSIONS).toSorted(
    ([a], [b]) => (builds.get(a) ?? 0) - (builds.get(b) ?? 0),
  )
  const all = inOrder.flatMap(([release, versions]) => {
    const steps: readonly HnsStep[] = versions
    const first = steps.find(({ version }) => hnsHas(version, name))
    if (first === undefined) return []
    if (first.revision === 0) return [release]
    const from =
      first.revision === undefined ? 'with newer updates' : `from ${builds.get(release)}.${first.revision}`
    return [`${release} ${from}`]
  })
  return all.length === 0 ? 'none' : all.join(', ')
}
