import { type Doc, type Member, num, object, print } from '../document.ts'
import type { GoCniCase } from '../models/go-cni.ts'
import type { Random } from '../random.ts'
import { confList, plugin } from './libcni.ts'
import type { Generated } from './plugin-case.ts'

/** A directory of network configurations, as containerd loads it. The document is the case itself. */
export function goCniCase(r: Random): Generated<GoCniCase> {
  const files = r.several(0, 5, (): Member => {
    const name = fileName(r)
    return [name, content(r, name)]
  })
  const maxConfNum = r.weigh([
    [5, 1],
    [2, 0],
    [2, 2],
    [1, 3],
    [1, -1],
  ])
  const unique = new Map(files)
  const doc = object(['files', object(...unique)], ['maxConfNum', num(maxConfNum)])
  return { doc, withText: caseOf }
}

/** A case made simpler may have lost a part. */
function caseOf(text: string): GoCniCase {
  const { files = {}, maxConfNum = 1 }: Partial<GoCniCase> = JSON.parse(text)
  const texts = Object.entries(files ?? {}).map(([name, bytes]) => [name, bytes ?? ''] as const)
  return { files: Object.fromEntries(texts), maxConfNum: maxConfNum ?? 1 }
}

/** Names whose order or extension is not what one thinks. */
function fileName(r: Random): string {
  const stem = r.weigh([
    [6, '10-flannel'],
    [3, '9-flannel'],
    [2, '0-containerd-nat'],
    [2, 'Z'],
    [2, 'a'],
    [1, 'a-'],
    [1, 'a b'],
    [1, '100%sure'],
    [1, 'a.conf'],
    [1, 'net/x'],
    [1, 'net/b'],
    [0.5, 'x.conf/y'],
    [0.5, ''],
    [0.5, 'ü'],
    [0.5, '\u{1f600}'],
    [0.5, '\ufffd'],
    [0.3, '~'],
  ])
  const extension = r.weigh([
    [5, '.conf'],
    [5, '.conflist'],
    [3, '.json'],
    [0.5, '.CONF'],
    [0.5, '.conf.bak'],
    [0.5, '.conflist~'],
    [0.5, '.yaml'],
    [0.3, ''],
    [0.3, '.'],
    [0.2, '.jsonconflist'],
  ])
  const name = `${stem}${extension}`
  return ['', '.'].includes(name) ? 'x' : name
}

function content(r: Random, name: string): Doc {
  const asList = r.chance(0.04) ? r.chance(0.5) : name.endsWith('list')
  const text = print(asList ? confList(r) : plugin(r, true))
  return r.weigh<() => string>([
    [30, () => text],
    [0.4, () => ''],
    [0.4, () => `\ufeff${text}`],
    [0.4, () => `${text}\n`],
    [0.4, () => `${text}x`],
    [0.4, () => text.slice(0, r.below(text.length))],
    [0.2, () => 'null'],
  ])()
}
