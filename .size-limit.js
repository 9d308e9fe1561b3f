/** Chinese text as it is, as in the files of the package: escaped, it would be measured a fortieth larger than what is sent. */
const modifyEsbuildConfig = (config) => ({ ...config, charset: 'utf8' })

export default [
  { name: 'aftersales, what deciding needs, with its dependencies', path: 'dist/index.js', import: '{ createPolicy }', limit: '62.5 kB' },
  { name: 'aftersales, all of it, with the words of both languages', path: 'dist/index.js', limit: '112.2 kB' },
  {
    name: 'aftersales/rules/cn and jd together, with what puts them together',
    path: ['dist/rules/cn.js', 'dist/rules/jd.js'],
    import: { 'dist/rules/cn.js': '{ cn }', 'dist/rules/jd.js': '{ jd }' },
    limit: '80 kB',
  },
  { name: 'aftersales/schema, with zod and the texts of the vocabulary', path: 'dist/schema.js', limit: '75 kB' },
].map((one) => ({ ...one, modifyEsbuildConfig }))
