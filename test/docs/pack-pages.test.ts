import { describe, expect, it } from 'vitest'
import { documentPolicy, writePages } from '../../src/docs.js'
import { createPolicy } from '../../src/index.js'
import { assemblePack } from '../../src/policy/assemble-pack.js'
import { packFiles, testPack } from '../support/test-pack.js'

const said = (en: string, zh = en) => ({ en, zh })
const {
  'calendar.json': _c,
  'zone.json': _z,
  'test.json': _t,
  ...files
} = packFiles({
  manifest: {
    id: 'acme',
    layer: 'seller',
    needs: ['test'],
    scope: { market: ['CN'] },
    when: { '==': [{ var: 'order.channel' }, 'store'] },
    roll: 'next_working_day',
    calendar: 'cn',
    text: said('Acme'),
    parameters: {
      period: { type: 'duration', default: { days: 30 }, text: said('How long') },
      strict: { type: 'boolean', default: true, text: said('Strict') },
      lax: { type: 'boolean', default: false, text: said('Lax') },
      uses: { type: 'integer', default: 2, text: said('Uses') },
    },
  },
  files: {
    'sources.json': {
      src: {
        title: said('Terms'),
        issuer: said('Acme'),
        readOn: '2026-11-23',
        number: 'No. 7',
        note: 'Second edition.',
        address: 'https://acme.example/terms',
        inForce: { from: '2020-01-01' },
      },
    },
    'none.json': { id: 'acme.none', text: said('Nothing yet'), rules: [] },
    'vocabulary/labels.json': { acme_forever: { text: said('Returns for ever') } },
    'days.json': {
      id: 'acme.days',
      text: said('Days'),
      tables: [
        {
          id: 'acme.days.periods',
          keys: ['category', 'order.saleMode', 'brand', 'label', 'channel'],
          match: 'all',
          columns: {
            period: { type: 'duration', text: said('Period') },
            fee: { type: 'minor', text: said('Fee') },
            from: { type: 'event', text: said('From') },
            only: { type: 'boolean', text: said('Supplied online') },
            who: { type: 'code', text: said('Who pays') },
            uses: { type: 'integer', text: said('Uses') },
          },
          rows: [
            {
              id: 'phone',
              key: { category: 'phones', 'order.saleMode': ['distance', 'store'] },
              values: { period: { days: 30 }, fee: 500, from: 'delivered', only: true, who: 'seller', uses: 3 },
              cites: [{ source: 'src', at: '2' }],
              inForce: { from: '2021-01-01' },
              note: 'Since 2021.',
            },
            { id: 'shop', key: { brand: 'acme', label: 'no_reason_7d', channel: 'store' }, values: { period: { days: 7 }, uses: 2 } },
            { id: 'any', key: {}, values: { period: { months: 1 }, fee: 100, from: 'installed', only: false, who: 'defective', uses: 1 } },
          ],
        },
        {
          id: 'acme.days.kinds',
          keys: ['category'],
          columns: {},
          rows: [
            { id: 'shoes', key: { category: 'shoes' }, values: {} },
            { id: 'phones', key: { category: 'phones' }, values: {} },
          ],
        },
      ],
      rules: [
        {
          id: 'acme.days.give',
          kind: 'grant',
          service: 'return',
          text: said('{period} for all, {other}.'),
          each: 'acme.days.periods',
          when: { '==': [{ var: 'item.digital' }, { row: 'only' }] },
          windows: [{ ends: { from: { row: 'from' }, for: { row: 'period' } } }],
          provided: [{ code: 'label_uses_left', params: { limit: { row: 'uses' } }, if: { '<': [{ var: 'claim.quantity' }, { row: 'uses' }] } }],
          inForce: { from: '2020-01-01', by: 'delivered' },
          terms: { freight: 'buyer' },
        },
        {
          id: 'acme.days.first',
          kind: 'grant',
          service: 'return',
          text: said('Before.'),
          scope: { label: ['no_reason_7d'] },
          inForce: { until: '2020-01-01' },
          windows: [{ ends: { from: 'delivered', for: { days: 7 } } }],
        },
        {
          id: 'acme.days.act',
          kind: 'duty',
          text: said('Pays.'),
          of: ['acme.days.first'],
          scope: { label: ['no_reason_7d'] },
          act: 'refund',
          actor: 'seller',
          ends: { from: 'returnReceived', for: { days: 7 } },
        },
        { id: 'acme.days.ever', kind: 'grant', service: 'complaint', text: said('Ever.'), scope: { label: ['no_reason_7d'] } },
        { id: 'acme.days.listed', kind: 'exclude', text: said('Listed.'), each: 'acme.days.kinds', defeats: ['acme.days.first'] },
        { id: 'acme.days.again', kind: 'except', text: said('Again.'), defeats: ['acme.days.listed'] },
        { id: 'acme.days.not', kind: 'exclude', text: said('Not.'), scope: { label: ['no_reason_7d'] }, defeats: ['acme.days.first'] },
      ].map((rule) => ({ cites: [{ source: 'src', at: '1' }], certainty: 'high', ...rule })),
    },
  },
})
const acme = assemblePack(files)

const pages = new Map(
  writePages(documentPolicy(createPolicy([testPack(), acme]), { locales: ['en'], currency: 'CNY' }), { format: 'md' }).map(({ path, text }) => [
    path,
    text.trim(),
  ]),
)

/** The end of each page, whole. */
const expected: [string, string][] = [
  [
    'provisions/acme/days',
    `## Exclusions and exceptions

Below each service stand the rules that take it away, and below those the rules that give it back.

- [Before.](<days.md#acme-days-first>)
  - <small>Not given if:</small> [Listed.](<days.md#acme-days-listed>)
    - <small>But it is still given if:</small> [Again.](<days.md#acme-days-again>)
  - <small>Not given if:</small> [Not.](<days.md#acme-days-not>)

<a id="tables"></a>

## Tables

<a id="table-acme-days-periods"></a>

### Period, Fee

| Row | Period | Fee | From | Supplied online | Who pays | Uses | Sources |
| --- | --- | --- | --- | --- | --- | --- | --- |
| [Mobile phones](<../../categories/phones.md>)<br>How buyer and seller met when the contract was made: At a distance: online, by television, telephone or mail, In a shop<br><small>from 1 January 2021</small><br><small>Since 2021.</small> | 30 days | CN¥5.00 | delivery | yes | Seller | 3 | [Terms, 2](<https://acme.example/terms>) |
| [acme](<../../brands/acme.md>)<br>[No-reason return for 7 days](<../../labels/no_reason_7d.md>)<br>Physical shop | 7 days |  |  |  |  | 2 |  |
| any | 1 month | CN¥1.00 | installation | no | Defect or fault | 1 |  |

<a id="table-acme-days-kinds"></a>

### acme.days.kinds

| Row | Sources |
| --- | --- |
| [Shoes](<../../categories/shoes.md>) |  |
| [Mobile phones](<../../categories/phones.md>) |  |

<a id="versions"></a>

## Versions in force

A purchase follows the rules that were in force on its day, unless a rule names another day.

| Rule | From | Until |
| --- | --- | --- |
| [Before.](<days.md#acme-days-first>) | – | 1 January 2020 |
| [&#123;period&#125; for all, &#123;other&#125;.](<days.md#acme-days-give>)<br><small>by the day on which the goods were delivered</small> | 1 January 2020 | no end known |`,
  ],
  ['provisions/acme/none', '# Nothing yet\n\nPart of: [Acme](<../../packs/acme.md>)'],
  [
    'labels/no_reason_7d',
    `<a id="return"></a>

## Return

| Rule | For | Until | Who pays | Source |
| --- | --- | --- | --- | --- |
| [&#123;period&#125; for all, &#123;other&#125;.](<../provisions/acme/days.md#acme-days-give>)<br><small>By the seller’s promise</small> | One rule for each row of the table “Period, Fee”. | 30 days after delivery<br>1 month after installation | The buyer pays the freight. | [Terms, 1](<https://acme.example/terms>) |
| [Before.](<../provisions/acme/days.md#acme-days-first>)<br><small>By the seller’s promise</small> | [No-reason return for 7 days](<no_reason_7d.md>) | 7 days after delivery |  | [Terms, 1](<https://acme.example/terms>) |

<a id="complaint"></a>

## Complaint

| Rule | For | Until | Source |
| --- | --- | --- | --- |
| [Ever.](<../provisions/acme/days.md#acme-days-ever>)<br><small>By the seller’s promise</small> | [No-reason return for 7 days](<no_reason_7d.md>) | no time limit | [Terms, 1](<https://acme.example/terms>) |

<a id="others"></a>

## Other rules

- [Pays.](<../provisions/acme/days.md#acme-days-act>)
- <small>Exclusion: </small>[Not.](<../provisions/acme/days.md#acme-days-not>)`,
  ],
  ['labels/acme_forever', '# Returns for ever\n\n<a id="none"></a>\n\n## Other rules\n\nNo rule names it yet.'],
  [
    'packs/acme',
    `- Id: <code>acme</code>
- Version: 1.0.0
- On whose word: By the seller’s promise
- Rests on: [A rule of a test](<test.md>)
- Country: CN
- When: It was bought in a physical shop.
- Time zone: Asia/Shanghai
- Calendar: [cn](<../calendar.md>)
- A last day that is a rest day: moves to the next working day

<a id="provisions"></a>

## Provisions

- [Days](<../provisions/acme/days.md>)
- [Nothing yet](<../provisions/acme/none.md>)

<a id="readings"></a>

## Readings

Where the sources leave something open, one reading was chosen. Another can be set.

| What is open | Chosen | Name |
| --- | --- | --- |
| How long | 30 days | <code>acme.period</code> |
| Strict | yes | <code>acme.strict</code> |
| Lax | no | <code>acme.lax</code> |
| Uses | 2 | <code>acme.uses</code> |`,
  ],
  [
    'sources',
    `## Acme

| Title | Issued by | In force | Read on |
| --- | --- | --- | --- |
| [Terms](<https://acme.example/terms>)<br><small>No. 7</small><br><small>Second edition.</small> | Acme | from 1 January 2020 | 23 November 2026 |`,
  ],
]

describe('the pages of a pack with every kind of part', () => {
  it.each(expected)('%s', (id, text) => {
    expect(pages.get(`en/${id}.md`)?.slice(-text.length)).toBe(text)
  })
})
