export { type Artifact, ARTIFACT_KINDS, type ArtifactKind } from './emit/artifact.ts'
export { type CompiledFile, type CompileOptions, type CompileResult, compile } from './compile/compile.ts'
export type { ClusterNetworkSpec, Diagnostic } from './generated/types.ts'
export type { SourceText } from './text/source.ts'
