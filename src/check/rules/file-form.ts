import { field } from '../field.ts'
import type { CniRule } from '../rule.ts'

/** A list in a file for one plugin, and the other way round. */
export const fileForm: CniRule = ({ tree, isList, fileName }) => {
  const list = field(tree, [], 'plugins')
  if (isList && list !== undefined && fileName !== undefined && fileName.endsWith('.conf')) {
    return [
      {
        code: 'WIN223',
        message: `\`${fileName}\` holds a list of plugins, and its name ends in \`.conf\``,
        label: "libcni takes the file for one plugin: `error parsing configuration: missing 'type'`",
        help: 'rename the file so that it ends in `.conflist`',
        at: { path: list.path, part: 'key' },
      },
    ]
  }
  if (!isList && fileName !== undefined && fileName.endsWith('.conflist')) {
    return [
      {
        code: 'WIN223',
        message: `\`${fileName}\` holds a single plugin, and its name ends in \`.conflist\``,
        label: 'libcni wants `plugins` there',
        help: 'rename the file so that it ends in `.conf`, or put the plugin into `plugins`',
        at: { path: [] },
      },
    ]
  }
  return []
}
