/**
 * Help texts for 80 columns by what is typed before `--help`. None here: `scripts/build.mjs` puts those of `every-help.ts`
 * into the package, since loading yargs takes longer than everything else that help needs.
 */
export const READY_HELP: ReadonlyMap<string, string> = new Map()
