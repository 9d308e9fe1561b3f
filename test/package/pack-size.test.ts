import { brotliCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { files as cn } from '../../src/packs/cn.generated.js'
import { files as jd } from '../../src/packs/jd.generated.js'

it('the JSON of cn and jd is at most 80 kB together, with brotli', () => {
  expect(brotliCompressSync(JSON.stringify([cn, jd])).length).toBeLessThanOrEqual(80_000)
})
