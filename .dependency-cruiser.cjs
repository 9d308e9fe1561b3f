/** What each room may import besides itself, by folder src/<room>/ and entry src/<room>.ts. cli and build are left out: they may import every room. */
const below = ['core', 'facts', 'policy', 'evaluate', 'explain']
const rooms = {
  core: [],
  facts: below.slice(0, 1),
  policy: below.slice(0, 2),
  evaluate: below.slice(0, 3),
  explain: below.slice(0, 4),
  index: below,
  schema: below.slice(0, 3),
  packs: ['policy'],
  analysis: below,
  testing: [...below, 'analysis'],
  docs: [...below, 'analysis'],
  adapters: below,
}

const room = (...names) => `^src/(${names.join('|')})(/|\\.ts$)`
const packages = (...names) => `node_modules/(${names.join('|')})/`

const layer = ([name, allowed]) => ({
  name: `layer-${name}`,
  comment: allowed.length > 0 ? `src/${name} may import only ${allowed.join(', ')}.` : `src/${name} imports no other room.`,
  severity: 'error',
  from: { path: room(name) },
  to: { path: '^src/', pathNot: room(name, ...allowed) },
})

/** What only some files, and the build, may import. */
const only = (name, found, files) => ({ name, severity: 'error', from: { path: '^src/', pathNot: [files, room('build')] }, to: { path: found } })

module.exports = {
  forbidden: [
    ...Object.entries(rooms).map(layer),
    {
      name: 'no-new-room',
      comment: 'A new room or entry is entered in the table above first.',
      severity: 'error',
      from: { path: '^src/', pathNot: room(...Object.keys(rooms), 'cli', 'build') },
      to: {},
    },
    {
      name: 'build-is-a-leaf',
      comment: 'What writes generated files is imported by nothing.',
      severity: 'error',
      from: { pathNot: room('build') },
      to: { path: room('build') },
    },
    {
      name: 'cli-is-a-leaf',
      comment: 'The impure code is imported by nothing.',
      severity: 'error',
      from: { pathNot: room('cli', 'build') },
      to: { path: room('cli') },
    },
    {
      name: 'packs-stand-alone',
      comment: 'A pack holds its own rules only, so that a bundle holds no pack that was not imported.',
      severity: 'error',
      from: { path: '^src/packs/(.+?)(\\.generated)?\\.ts$' },
      to: { path: '^(src/packs|rules)/', pathNot: '^(src/packs|rules)/$1(/|\\.)' },
    },
    only('rules-through-packs', '^rules/', room('packs')),
    {
      name: 'no-zod-at-run-time',
      comment: '`.` and the packs stay small and free of zod, also through others.',
      severity: 'error',
      from: { path: room(...below, 'index', 'packs') },
      to: { path: [packages('zod'), room('schema')], reachable: true },
    },
    only('zod-in-schema', packages('zod'), room('schema')),
    only('json-logic-in-atom', packages('json-logic-js', '@types/json-logic-js'), '^src/policy/atom\\.ts$|^src/testing/'),
    only('dates-in-civil-day', packages('date-fns', '@date-fns/[^/]+'), '^src/core/civil-day\\.ts$|^src/testing/'),
    only('hashes-in-canonical', packages('@noble/hashes', 'canonicalize'), '^src/core/canonical\\.ts$'),
    only('command-line-in-cli', packages('commander', '@clack/[^/]+', 'jsonc-parser'), room('cli')),
    {
      name: 'pure',
      comment: 'Only the command line and the build touch the machine.',
      severity: 'error',
      from: { path: '^src/', pathNot: room('cli', 'build') },
      to: { dependencyTypes: ['core'] },
    },
    only('pictures-in-cli', packages('@observablehq/plot', 'linkedom'), room('cli')),
    only('fast-check-in-testing', packages('fast-check', 'vitest'), room('testing')),
    {
      name: 'no-dev-dependency',
      comment: 'What users run may not need what only we install.',
      severity: 'error',
      from: { path: '^src/', pathNot: room('build') },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        pathNot: ['node_modules/@types/', packages('fast-check', 'vitest', '@observablehq/plot', 'linkedom')],
      },
    },
    { name: 'no-folder-import', comment: 'Imports name the file.', severity: 'error', from: {}, to: { path: '^src/.+/index\\.(ts|js)$' } },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    { name: 'resolves', severity: 'error', from: {}, to: { couldNotResolve: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Type imports count too: the public d.ts may not lead to zod either.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
}
