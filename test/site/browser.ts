import { copyFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium } from 'playwright-core'

const MODULES = fileURLToPath(new URL('../../node_modules/', import.meta.url))
/** Where the browser is unpacked, once. */
const HOME = join(MODULES, '.cache/chromium')

/** The browser that comes with `npm ci`, on the system libraries and fonts that it ships, with a Chinese font. Nothing of the machine is used. */
export async function openBrowser(): Promise<Browser> {
  const args = await unpack()
  // Pages come from this machine only, so the switches that make the browser laxer, or one process, are left out.
  const lax = /web-security|insecure-content|single-process|no-zygote|isolation/
  return chromium.launch({
    executablePath: join(HOME, 'chromium'),
    args: args.filter((arg) => !lax.test(arg)),
    env: { ...process.env, HOME, LD_LIBRARY_PATH: join(HOME, 'al2023/lib'), FONTCONFIG_FILE: join(HOME, 'fonts.conf') },
  })
}

/** Unpacks into a folder of its own and moves it in one step, since several test files may come here at once. */
async function unpack(): Promise<string[]> {
  mkdirSync(dirname(HOME), { recursive: true })
  const fresh = mkdtempSync(`${HOME}-`)
  const before = { ...process.env }
  // Read when the package is loaded: it unpacks among the temporary files, and brings its own libraries only where it takes itself to be on AWS.
  Object.assign(process.env, { TMPDIR: fresh, AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x' })
  try {
    const { default: packed } = await import('@sparticuz/chromium')
    packed.setGraphicsMode = false
    if (!existsSync(HOME)) {
      await packed.executablePath()
      for (const weight of ['Regular', 'Bold'])
        copyFileSync(join(MODULES, `@embedpdf/fonts-sc/fonts/NotoSansHans-${weight}.otf`), join(fresh, `fonts/NotoSansHans-${weight}.otf`))
      writeFileSync(join(fresh, 'fonts.conf'), `<fontconfig><dir>${join(HOME, 'fonts')}</dir><cachedir>${join(HOME, 'font-cache')}</cachedir></fontconfig>`)
      if (!existsSync(HOME)) renameSync(fresh, HOME)
    }
    return packed.args
  } finally {
    for (const name of ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'LD_LIBRARY_PATH', 'FONTCONFIG_PATH']) {
      const value = before[name]
      if (value === undefined) delete process.env[name]
      else process.env[name] = value
    }
    rmSync(fresh, { recursive: true, force: true })
  }
}
