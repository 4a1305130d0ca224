import { readColour } from '../colours.ts'

/** What a page of a website says of its brand. */
export interface PageSays {
  /** Its own styles and those that it links to, as far as they may be read. */
  css: string
  /** The colour that it gives the browser's bar. */
  main: string | null
  name: string | null
  /** The address of its icon, the largest that it names. */
  icon: string | null
}

/** Reads a page: the styles in it, up to five style sheets that it links to, its `theme-color`, its name and its icon. */
export async function readPage(html: string, address: string): Promise<PageSays> {
  const page = new DOMParser().parseFromString(html, 'text/html')
  const linked = [...page.querySelectorAll<HTMLLinkElement>('link[rel~=stylesheet][href]')].slice(0, 5)
  const sheets = await Promise.all(
    linked.map((link) =>
      fetch(new URL(link.getAttribute('href') as string, address)).then(
        (response) => (response.ok ? response.text() : ''),
        () => '', // kept from other pages
      ),
    ),
  )
  const content = (query: string) => page.querySelector(query)?.getAttribute('content')
  const icons = [...page.querySelectorAll('link[rel~=icon][href], link[rel=apple-touch-icon][href]')].sort(
    (one, other) => sizeOf(other) - sizeOf(one),
  )
  const icon = icons[0]?.getAttribute('href')
  return {
    css: [...page.querySelectorAll('style')]
      .map((style) => style.textContent)
      .concat(sheets)
      .join('\n'),
    main: readColour(content('meta[name=theme-color]') ?? ''),
    name: content('meta[property="og:site_name"]') ?? content('meta[name=application-name]') ?? null,
    icon: icon ? new URL(icon, address).href : null,
  }
}

const sizeOf = (link: Element) =>
  link.getAttribute('type') === 'image/svg+xml' ? 10_000 : Number.parseInt(link.getAttribute('sizes') ?? '16', 10) || 16
