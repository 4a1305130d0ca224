import type { Theme } from '../../../contract/theme/theme.ts'
import { coloursOfLogo } from './read-logo.ts'
import { readPage } from './read-page.ts'

/** What an address gave: colours of a picture, CSS of a page, or a text to be read as if it was pasted. */
export interface Brand {
  from: string
  colours?: string[]
  css?: string
  text?: string
  /** What else it says: its logo, its name. */
  theme?: Theme
}

/** @throws {Error} in a sentence that says what to do instead. */
export async function fetchBrand(address: string): Promise<Brand> {
  if (!/^https?:/.test(address)) throw new Error('Write an address that begins with https://.')
  const named = /\.(png|jpe?g|svg|webp|gif|avif|ico)($|\?)/i.test(address)
  const response = named ? null : await fetch(address).catch(() => null)
  if (named || kindOf(response).startsWith('image/')) {
    const colours = await coloursOfLogo(address)
    return { from: 'the logo', colours, theme: https(address) ? { logo_url: address } : {} }
  }
  if (!response)
    throw new Error('That address does not let other pages read it (CORS). Paste its CSS, or upload its logo instead.')
  if (!response.ok) throw new Error(`There is nothing at that address (${response.status}).`)
  const text = await response.text()
  if (!kindOf(response).startsWith('text/html')) return { from: 'that address', text }
  const { css, main, name, icon } = await readPage(text, response.url || address)
  return {
    from: 'that page',
    css: main ? `:root{--brand:${main}} ${css}` : css,
    theme: { ...(name && { company_name: name.slice(0, 80) }), ...(icon && https(icon) && { logo_url: icon }) },
  }
}

const kindOf = (response: Response | null) => response?.headers.get('content-type') ?? ''

const https = (address: string) => address.startsWith('https:')
