import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const DIST = fileURLToPath(new URL('../../docs/.vitepress/dist/', import.meta.url))

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
}

export interface ServedSite {
  readonly base: string
  /** What was asked for so far, by its path, also by workers, whose requests a page does not tell of. */
  readonly served: ReadonlyMap<string, Buffer>
  close(): void
}

/** The built site on a free port of this machine. */
export async function serveSite(): Promise<ServedSite> {
  const served = new Map<string, Buffer>()
  const server = createServer(({ url = '/' }, response) => {
    const path = join(DIST, decodeURIComponent(new URL(url, 'http://site').pathname))
    const file = path.endsWith('/') ? `${path}index.html` : path
    if (!existsSync(file) || !statSync(file).isFile()) {
      response.writeHead(404).end()
      return
    }
    const body = readFileSync(file)
    served.set(url, body)
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return { base: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, served, close: () => server.close() }
}
