import type { Imports } from './imports.ts'

/** Which features each feature may import, within one layer. The table has no circle, so neither have the features. */
export const mayImport: Record<string, readonly string[]> = {
  signup: ['provisioning', 'links', 'numbers', 'messaging', 'projects', 'steps'],
  projects: ['provisioning', 'numbers'],
  provisioning: ['links', 'numbers', 'steps'],
  messaging: ['numbers'],
  steps: ['links'],
  links: [],
  numbers: [],
  webhooks: [],
  console: ['projects'],
  stats: ['links', 'numbers'],
  domains: [],
}

/** The layers of the server that are grouped by feature. */
const layers = ['server/use-cases/', 'server/store/']

/** Folders of a layer that are no feature: they put the layer together or stand below it. */
const shared = ['database', 'migrations', 'totals']

const place = (file: string) => {
  const layer = layers.find((one) => file.startsWith(one))
  const folders = layer && file.slice(layer.length).split('/')
  return folders && folders.length > 1 && !shared.includes(folders[0] as string)
    ? { layer, feature: folders[0] as string }
    : undefined
}

/** A sentence for each import that goes from one feature to another against the table. */
export function wrongWays(imports: Imports): string[] {
  return [...imports].flatMap(([file, targets]) => {
    const from = place(file)
    if (!from) return []
    const allowed = mayImport[from.feature]
    if (!allowed)
      return [`${file} is in a feature that mayImport (test/house/features.ts) does not name: add it there.`]
    return targets.flatMap((target) => {
      const to = place(target)
      if (!to || to.layer !== from.layer || to.feature === from.feature || allowed.includes(to.feature)) return []
      const open = allowed.length ? `only ${allowed.join(', ')}` : 'no other feature'
      return [
        `${file} imports ${target}, but ${from.feature} may import ${open}: move what both need below, or to its caller.`,
      ]
    })
  })
}
