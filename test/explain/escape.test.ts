import { describe, expect, it } from 'vitest'
import { createPolicy } from '../../src/evaluate/create-policy.js'
import { explain } from '../../src/explain/explain.js'
import { render } from '../../src/explain/render.js'
import type { Facts } from '../../src/facts/facts.js'
import { BASE_VOCABULARY } from '../../src/facts/vocabulary.js'
import { facts } from '../support/decide.js'
import { testPack } from '../support/test-pack.js'

const EVIL = `<script>alert('1')</script> & "q" [x](javascript:alert(1)) **b** \`c\` _d_ | ~e~ # f\n- g\u001B[31m`

const strings = Object.entries(BASE_VOCABULARY.facts).filter(([, { type }]) => type === 'string')

/** Every string that facts may hold, with markup in it. */
function evilFacts(): Facts {
  const given = facts({
    order: { id: EVIL },
    item: { sku: EVIL, name: EVIL },
    claim: { description: EVIL },
    history: [{ id: EVIL, fault: EVIL, service: 'repair', openedAt: '2026-06-02T10:00:00+08:00', outcome: 'done' }],
  }) as unknown as Record<string, Record<string, unknown>>
  for (const [path] of strings) {
    const [section, key] = path.split('.') as [string, string]
    given[section] = { ...given[section], [key]: EVIL }
  }
  return given as unknown as Facts
}

const text = { en: `EN ${EVIL}`, zh: `中 ${EVIL}` }

/** A pack with markup in every text, and rules that make every string fact be said. */
const pack = testPack({
  manifest: { text },
  rules: [
    ...strings.map(([fact], index) => ({ id: `test.holds-${index}`, kind: 'grant', service: 'return', text, when: { '==': [{ var: fact }, EVIL] } })),
    ...strings.map(([fact], index) => ({ id: `test.fails-${index}`, kind: 'grant', service: 'exchange', text, when: { '!=': [{ var: fact }, EVIL] } })),
    { id: 'test.excluded', kind: 'grant', service: 'exchange', text },
    { id: 'test.exclude', kind: 'exclude', defeats: ['test.excluded'], text, cites: [{ source: 'src', at: EVIL }] },
    { id: 'test.cited', kind: 'grant', service: 'repair', text, cites: [{ source: 'src', at: EVIL }] },
  ],
  files: {
    'sources.json': { src: { title: text, issuer: text, address: `javascript:alert("${EVIL}")`, readOn: '2026-11-23' } },
    'calendar.json': {
      id: 'cn',
      from: '2026-01-01',
      until: '2027-01-01',
      weekend: [6, 7],
      daysOff: [{ day: '2026-06-10', name: text }],
      workingDays: [],
      longestRest: 10,
      cites: [],
    },
  },
})
const policy = createPolicy([pack])
const explanation = explain(policy, evilFacts(), { otherItems: true })

describe.each(['en', 'zh'] as const)('in %s', (locale) => {
  it('HTML holds no markup but its own', () => {
    const html = render(explanation, { policy, locale, format: 'html', all: true })
    expect(html).toContain('&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt; &amp; &quot;q&quot;')
    const tags = new Set([...html.matchAll(/<\/?([a-z0-9]+)[^>]*>/g)].map(([, name]) => name))
    expect([...tags].sort()).toEqual(['h2', 'h3', 'li', 'p', 'section', 'small', 'ul'])
    expect(html.replace(/<\/?(h\d|li|p|section|small|ul)( (lang|class)="[a-z]+")*>/g, '')).not.toMatch(/[<>"']/)
  })

  it('Markdown holds no markup but its own', () => {
    const markdown = render(explanation, { policy, locale, format: 'markdown', all: true })
    expect(markdown).not.toMatch(/<|(?<!\\)[`*~|[]/)
    expect(markdown).toContain('\\[x\\](javascript:alert(1))')
    expect(markdown.split('\n').filter((line) => line.includes('g') && /^- g/.test(line))).toEqual([])
  })

  it('a terminal gets no control characters', () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(render(explanation, { policy, locale, all: true })).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u007F-\u009F]/)
  })
})

describe('links', () => {
  const linked = (address: string): string => {
    const source = { title: { en: 'T', zh: 'T' }, issuer: { en: 'I', zh: 'I' }, address, readOn: '2026-11-23' }
    const made = createPolicy([testPack({ rules: [{ id: 'test.grant', kind: 'grant', service: 'return' }], files: { 'sources.json': { src: source } } })])
    return render(made.evaluate(facts(), { only: ['return'] }), { policy: made, locale: 'en', format: 'html' })
  }

  it.each(['javascript:alert(1)', 'data:text/html,x', ' https://x', 'ftp://x'])('%s is none', (address) => expect(linked(address)).not.toContain('<a'))

  it('of the web are made, escaped', () => {
    expect(linked('https://example.com/?a="b"&c=<d>')).toContain('<a href="https://example.com/?a=&quot;b&quot;&amp;c=&lt;d&gt;"><small>T, 1</small></a>')
  })
})
