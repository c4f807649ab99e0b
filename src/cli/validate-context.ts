import type { Context } from '../check/context.ts'
import { MODELLED_RELEASES } from '../facts/modelled-releases.ts'
import { parseKubernetesVersion, parseProgramVersion } from '../facts/versions.ts'
import { asWindowsTarget } from '../spec/read-windows.ts'
import type { InvocationOf } from './commands.ts'
import type { Attempt } from './problem.ts'

type Given = Pick<
  InvocationOf<'validate'>['options'],
  'runtime' | 'plugins' | 'flannel' | 'kubernetes' | 'windows'
>

/** What the options say of the node that the files are for. */
export function contextOf({ runtime, plugins, flannel, kubernetes, windows }: Given): Attempt<Context> {
  const cniPlugins = plugins === undefined ? undefined : parseProgramVersion(plugins)
  const flannelCni = flannel === undefined ? undefined : parseProgramVersion(flannel)
  const release = kubernetes === undefined ? undefined : parseKubernetesVersion(kubernetes)
  const target = windows === undefined ? undefined : asWindowsTarget(windows)
  if (plugins !== undefined && cniPlugins === undefined)
    return noVersion('plugins', plugins, MODELLED_RELEASES.plugins.newest)
  if (flannel !== undefined && flannelCni === undefined)
    return noVersion('flannel', flannel, MODELLED_RELEASES.flannel.newest)
  if (kubernetes !== undefined && release === undefined) return noVersion('kubernetes', kubernetes, '1.34')
  if (windows !== undefined && target?.ok !== true) return noVersion('windows', windows, 'ltsc2022')
  return {
    ok: true,
    value: {
      ...(runtime === undefined ? {} : { runtime }),
      ...(cniPlugins === undefined ? {} : { cniPlugins }),
      ...(flannelCni === undefined ? {} : { flannelCni }),
      ...(release === undefined ? {} : { kubernetes: release }),
      ...(target?.ok === true ? { windows: target.value } : {}),
    },
  }
}

function noVersion(option: string, text: string, example: string): Attempt<never> {
  const message = `\`${text}\` is no version for \`--${option}\``
  return { ok: false, problem: { message, help: [`write it as \`${example}\``] } }
}
