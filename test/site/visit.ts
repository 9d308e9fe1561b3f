import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { openBrowser } from './browser.js'
import { serveSite } from './serve.js'

/** Where screenshots are left, to be looked at. */
const SHOTS = fileURLToPath(new URL('../../docs/.vitepress/cache/screenshots/', import.meta.url))

const shotOf = (name: string): string => join(SHOTS, `${name}.png`)

export interface Visit {
  readonly page: Page
  /** Whatever went wrong on the page so far: errors, warnings of the console, requests that failed. */
  readonly complaints: readonly string[]
}

export interface Site {
  open(path: string, options?: BrowserContextOptions): Promise<Visit>
  /** The whole page as a picture, left where screenshots are. */
  shoot(page: Page, name: string): Promise<void>
  /** Where the picture of this name is left. */
  shotOf(name: string): string
  /** Everything that was loaded so far, by its path. */
  readonly served: ReadonlyMap<string, Buffer>
  close(): Promise<void>
}

/** The built site in a browser. Every visit is a person of its own, with an empty browser. */
export async function openSite(): Promise<Site> {
  const [browser, server]: [Browser, Awaited<ReturnType<typeof serveSite>>] = await Promise.all([openBrowser(), serveSite()])
  mkdirSync(SHOTS, { recursive: true })
  return {
    async open(path, options = {}) {
      // Without the switches of the user, so that a machine in another zone sees the same.
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, timezoneId: 'America/New_York', locale: 'en-GB', ...options })
      context.setDefaultTimeout(60_000)
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('pageerror', ({ message }) => complaints.push(message))
      page.on('console', (message) => ['error', 'warning'].includes(message.type()) && complaints.push(message.text()))
      page.on('requestfailed', (request) => complaints.push(`failed: ${request.url()}`))
      page.on('response', (response) => response.status() >= 400 && complaints.push(`${response.status()}: ${response.url()}`))
      await page.goto(server.base + path)
      return { page, complaints }
    },
    shoot: async (page, name) => {
      await page.screenshot({ path: shotOf(name), fullPage: true })
    },
    shotOf,
    served: server.served,
    async close() {
      await browser.close()
      server.close()
    },
  }
}
