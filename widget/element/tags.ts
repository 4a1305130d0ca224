const usual = 'whatsapp-onboarding'

/** What is known of an element that has the tag already; `home` is there where a script of ours defined it. */
type Defined = CustomElementConstructor & { home?: string }

/** The server that a script comes from, whatever is asked behind its name. */
export const homeOf = (script: string) => script.replace(/[?#].*$/, '').replace(/\/[^/]*$/, '')

/**
 * The tags that a page wants for the element: `data-tag` of the script's own tags, or `?tag=` of its address, for pages that load it
 * by `import()`.
 */
function tagsOf(script: string): string[] {
  const own = [...document.querySelectorAll<HTMLScriptElement>('script[data-tag]')].filter(({ src }) => src === script)
  const asked = new URL(script).searchParams.get('tag')
  const tags = own.map(({ dataset }) => dataset.tag ?? '')
  return [...new Set([...tags, ...(asked === null ? [] : [asked])])]
}

/**
 * Registers the element under its tags. Two vendors in one page have the same file from two servers: with a tag of its own each
 * keeps its own server and version. Where they share one tag, the first one serves all, and the console says what helps.
 */
export function define(element: CustomElementConstructor, script: string) {
  const home = homeOf(script)
  const tags = tagsOf(script)
  for (const tag of tags.length ? tags : [usual]) {
    const first = customElements.get(tag) as Defined | undefined
    if (first?.home === home) continue
    if (first)
      console.warn(
        `[patchbay] <${tag}> comes from ${first.home ?? 'another script'} and from ${home}. The first one serves every <${tag}>. Load yours with a tag of its own, ${home}/embed.js?tag=acme-${usual}, or give each element its \`server-url\`.`,
      )
    else
      try {
        // A class can be registered once.
        customElements.define(tag, class extends element {})
      } catch {
        console.error(
          `[patchbay] "${tag}" cannot be the tag of an element. It needs a hyphen and small letters, for example acme-${usual}.`,
        )
      }
  }
}
