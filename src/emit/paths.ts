/** Where the directories of the nodes are, relative to the output directory. */
export const NODES_DIRECTORY = 'nodes/'

/** Where the files of one node are, relative to the output directory. Node names are DNS-1123, so safe as a directory. */
export function nodePath(node: string, file: string): string {
  return `${NODES_DIRECTORY}${node}/${file}`
}
