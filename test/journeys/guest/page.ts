import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { bundle, embedPage, host } from '../host.ts'
import type { World } from '../world.ts'

const styles = readFileSync(join(import.meta.dirname, '../../../dist/widget/styles.css'), 'utf8')

/** A host app's whole source. */
export const sourceOf = (
  app: string,
) => `import { Component, createElement, StrictMode, useEffect, useRef, useState } from 'react'
import { createRoot } from 'react-dom/client'
import { WhatsAppOnboarding, WhatsAppOnboardingDialog } from './dist/widget/index.js'
const seen = window.seen = []
${app}`

/** A page of somebody's with the widget in it, on an origin of its own, and a link that allows that origin. */
export async function guestPage(world: World, options: object = {}) {
  const site = await host({ '/styles.css': styles })
  const link = await world.link({
    allowed_origins: [site.url],
    allowed_connection_types: ['dedicated'],
    success_redirect_url: null,
    failure_redirect_url: null,
    ...options,
  })
  const props = `serverUrl="${world.url}" token="${link.token}" locale="en" redirect="never"`
  const names = (text: string) =>
    text
      .replaceAll('PROPS', props)
      .replaceAll('SERVER', world.url)
      .replaceAll('SANDBOX', world.sandbox.url)
      .replaceAll('TOKEN', link.token)
  return {
    ...site,
    link,
    /** A host app in React: `source` is its JSX, in which PROPS, SERVER, SANDBOX and TOKEN stand for what they name. */
    async react(source: string, page = '<div id="app"></div>') {
      Object.assign(site.files, await bundle(sourceOf(names(source))))
      this.show(page)
    },
    /** A page that runs the app. */
    show(page: string) {
      site.files['/'] = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Host</title>
<link rel="stylesheet" href="/styles.css">${names(page)}<script type="module" src="/app.js"></script>`
    },
    /** A page without React that loads `/embed.js`. */
    embed(page: string) {
      site.files['/'] = embedPage(world, names(page))
    },
  }
}

/** The first line of what is said of trouble. */
export const titleOf = (words: string) => words.split('\n')[0] as string

/** Everything a developer is told, and every error that reached the window. */
export function listen(page: Page) {
  const heard = { console: [] as string[], errors: [] as string[] }
  page.on('console', (message) => heard.console.push(message.text()))
  page.on('pageerror', (error) => heard.errors.push(error.message))
  return heard
}

export const seen = (page: Page) => page.evaluate('window.seen') as Promise<unknown[][]>
