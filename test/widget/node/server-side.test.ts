import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, it } from 'vitest'
import { WhatsAppOnboarding } from '../../../widget/index.ts'

const root = join(import.meta.dirname, '../../..')

it('renders on a server, where there is no window, the same outline for everybody', () => {
  expect(typeof window).toBe('undefined')
  const html = renderToString(
    createElement(WhatsAppOnboarding, { serverUrl: 'https://connect.example.com', token: 't' }),
  )
  expect(html).toContain('data-step="loading"')
  expect(html).toContain('aria-busy="true"')
  expect(html).not.toContain('style=')
})

it('is marked for React’s server components, in the file that hosts import', () => {
  expect(readFileSync(join(root, 'dist/widget/index.js'), 'utf8')).toMatch(/^['"]use client['"]/)
})

it('keeps every rule of its stylesheet below its root, and every class under one prefix; the same in a layer', () => {
  const read = (name: string) =>
    readFileSync(join(root, `dist/widget/${name}`), 'utf8')
      .replace(/\/\*.*?\*\//gs, '')
      .trim()
  const css = read('styles.css')
  const outside = css.replace(/@keyframes [\w-]+ (\{(?:[^{}]|\{[^{}]*\})*\})/g, '').trim()
  expect(outside).toMatch(/^\.pb-root \{.*\n\}$/s)
  expect([...new Set(outside.split('\n').filter((line) => /^\S/.test(line)))]).toEqual(['.pb-root {', '}'])
  const classes = [...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name as string)
  expect(classes.filter((name) => !name.startsWith('pb-'))).toEqual([])
  expect(read('styles.layered.css')).toMatch(/^@layer patchbay \{\s+\.pb-root \{.*\}\s*\}$/s)
})
