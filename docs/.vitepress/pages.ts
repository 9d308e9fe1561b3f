import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { DefaultTheme } from 'vitepress'

const ROOT = fileURLToPath(new URL('../', import.meta.url))

/** The pages of one folder of docs/ as links, by their headings; none while the folder has not been written. */
export function pagesIn(folder: string, base: string): DefaultTheme.SidebarItem[] {
  const from = join(ROOT, folder)
  if (!existsSync(from)) return []
  return readdirSync(from)
    .filter((file) => file.endsWith('.md') && !/^(index|README)\.md$/.test(file))
    .sort()
    .map((file) => ({ text: headingOf(join(from, file)) ?? file, link: `${base}${file.replace(/\.md$/, '')}` }))
}

/** The first heading of a page, without its marks. */
function headingOf(file: string): string | undefined {
  return /^# (.+)$/m.exec(readFileSync(file, 'utf8'))?.[1]?.replace(/[`*\\]/g, '')
}
