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

it('puts every rule of its stylesheet in one layer, and every class under one prefix', () => {
  const css = readFileSync(join(root, 'dist/widget/styles.css'), 'utf8').replace(/\/\*.*?\*\//gs, '')
  expect(css.trim()).toMatch(/^@layer patchbay \{.*\}$/s)
  const classes = [...css.matchAll(/\.([a-z][\w-]*)/g)].map(([, name]) => name as string)
  expect(classes.filter((name) => !name.startsWith('pb-'))).toEqual([])
})
