import { defineConfig } from 'tsup'
import manifest from './package.json' with { type: 'json' }

/** Every code entry of the exports map: "./rules/x" is src/packs/x.ts, "./x" is src/x.ts. The map is the only list of entries. */
const names = Object.values(manifest.exports).flatMap((to) => (typeof to === 'string' ? [] : [to.import.default.slice('./dist/'.length, -'.js'.length)]))

// The two builds run side by side, so neither cleans; the build script empties dist first.
export default defineConfig([
  {
    entry: Object.fromEntries(names.map((name) => [name, `src/${name.replace(/^rules\//, 'packs/')}.ts`])),
    format: ['esm', 'cjs'],
    platform: 'neutral',
    target: 'es2022',
    splitting: true,
    sourcemap: true,
    // Chinese text as it is: escaped, the packs are a fifth larger.
    esbuildOptions: (options) => {
      options.charset = 'utf8'
    },
    // tsup sets baseUrl, which TypeScript 6 calls deprecated.
    dts: { compilerOptions: { ignoreDeprecations: '6.0' } },
  },
  { entry: { cli: 'src/cli/main.ts' }, format: 'esm', platform: 'node', target: 'node20' },
])
