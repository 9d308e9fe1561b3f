import { type Browser, chromium } from 'playwright-core'

/** Opens the Chromium that comes with `npm ci`, with the system libraries that it brings. */
export async function openBrowser(): Promise<Browser> {
  // Read when the package is imported: it then unpacks its own libraries.
  process.env.AWS_LAMBDA_JS_RUNTIME ??= 'nodejs22.x'
  const { default: packed } = await import('@sparticuz/chromium')
  return chromium.launch({ executablePath: await packed.executablePath(), args: packed.args, headless: true })
}
