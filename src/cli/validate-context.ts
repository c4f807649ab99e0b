import type { Context } from '../check/context.ts'
import { AZURE_MODELLED } from '../facts/azure-vnet-releases.ts'
import { MODELLED_RELEASES } from '../facts/modelled-releases.ts'
import { parseKubernetesVersion, parseProgramVersion, type ProgramVersion } from '../facts/versions.ts'
import { asWindowsTarget } from '../spec/read-windows.ts'
import type { InvocationOf } from './commands.ts'
import type { Attempt } from './problem.ts'

type Given = Pick<
  InvocationOf<'validate'>['options'],
  'runtime' | 'plugins' | 'flannel' | 'azure-vnet' | 'kubernetes' | 'windows'
>

/** What the options say of the node that the files are for. */
export function contextOf(given: Given): Attempt<Context> {
  const { runtime, kubernetes, windows } = given
  const plugins = releaseOf('plugins', given.plugins, MODELLED_RELEASES.plugins.newest)
  if (!plugins.ok) return plugins
  const flannel = releaseOf('flannel', given.flannel, MODELLED_RELEASES.flannel.newest)
  if (!flannel.ok) return flannel
  const azureVnet = releaseOf('azure-vnet', given['azure-vnet'], AZURE_MODELLED)
  if (!azureVnet.ok) return azureVnet
  const release = kubernetes === undefined ? undefined : parseKubernetesVersion(kubernetes)
  const target = windows === undefined ? undefined : asWindowsTarget(windows)
  if (kubernetes !== undefined && release === undefined) return noVersion('kubernetes', kubernetes, '1.34')
  if (windows !== undefined && target?.ok !== true) return noVersion('windows', windows, 'ltsc2022')
  return {
    ok: true,
    value: {
      ...(runtime === undefined ? {} : { runtime }),
      ...(plugins.value === undefined ? {} : { cniPlugins: plugins.value }),
      ...(flannel.value === undefined ? {} : { flannelCni: flannel.value }),
      ...(azureVnet.value === undefined ? {} : { azureVnet: azureVnet.value }),
      ...(release === undefined ? {} : { kubernetes: release }),
      ...(target?.ok === true ? { windows: target.value } : {}),
    },
  }
}

/** The release of a program that an option names; undefined where it is not given. The example is for the help. */
export function releaseOf(
  option: string,
  text: string | undefined,
  example: string,
): Attempt<ProgramVersion | undefined> {
  if (text === undefined) return { ok: true, value: undefined }
  const value = parseProgramVersion(text)
  return value === undefined ? noVersion(option, text, example) : { ok: true, value }
}

function noVersion(option: string, text: string, example: string): Attempt<never> {
  const message = `\`${text}\` is no version for \`--${option}\``
  return { ok: false, problem: { message, help: [`write it as \`${example}\``] } }
}
