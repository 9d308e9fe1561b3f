import { parseDay } from './days.js'

/** JsonLogic over the flat facts of `facts.ts`. */
export type When = true | { [operator: string]: unknown }

/** One rule of the compared policy: the best-ranked rule that matches decides its service. */
export interface SixtyRule {
  readonly id: string
  readonly service: SixtyService
  readonly effect: 'grant' | 'deny'
  readonly scope: { readonly category: string; readonly brand?: string; readonly seller?: Seller }
  readonly when: When
  readonly priority: number
  /** Purchase days, both included; null: open. */
  readonly from: number | null
  readonly to: number | null
  readonly days: number
  readonly months: number
  readonly anchor: 'delivered' | 'purchased'
  readonly evidence: readonly EvidenceName[]
  readonly reason: string
}

export interface SixtyPolicy {
  readonly tree: Readonly<Record<string, string | null>>
  readonly brands: readonly string[]
  readonly rules: readonly SixtyRule[]
}

export const SERVICES = ['return', 'quality_return', 'quality_exchange', 'warranty', 'price_match'] as const
export type SixtyService = (typeof SERVICES)[number]
export const EVIDENCE = ['invoice', 'photos', 'report'] as const
export type EvidenceName = (typeof EVIDENCE)[number]
export const SELLERS = ['self', 'market', 'flagship'] as const
export type Seller = (typeof SELLERS)[number]

/** Category by category, each with the one above it. */
const TREE: Record<string, string | null> = {
  all: null,
  ...below('all', 'electronics apparel beauty grocery books jewelry baby virtual', ''),
  ...below('electronics', 'phone computer accessory appliance_large appliance_small'),
  ...below('electronics.phone', 'smartphone feature'),
  ...below('electronics.computer', 'laptop desktop tablet'),
  ...below('electronics.accessory', 'headphones cable'),
  ...below('electronics.appliance_large', 'fridge washer tv'),
  ...below('electronics.appliance_small', 'kitchen care'),
  ...below('apparel', 'clothing shoes'),
  ...below('apparel.clothing', 'men women underwear'),
  ...below('beauty', 'skincare makeup perfume'),
  ...below('grocery', 'fresh packaged'),
  ...below('grocery.fresh', 'fruit seafood'),
  ...below('books', 'print digital'),
  ...below('jewelry', 'gold watch'),
  ...below('baby', 'diapers stroller'),
  ...below('virtual', 'giftcard software'),
}

function below(parent: string, names: string, prefix = `${parent}.`): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [prefix + name, parent]))
}

const fact = (name: string) => ({ var: name })
const is = (name: string, value: string): When => ({ '==': [fact(name), value] })
const yes = (name: string): When => ({ var: name })
const not = (name: string): When => ({ '!': [fact(name)] })
const any = (name: string, values: string[]): When => ({ in: [fact(name), values] })
const and = (...parts: When[]): When => ({ and: parts })
const or = (...parts: When[]): When => ({ or: parts })

const DEFECT = any('reason', ['quality', 'wrong_item', 'transit_damage'])
const QUALITY = is('reason', 'quality')
const NOT_QUALITY: When = { '!=': [fact('reason'), 'quality'] }
const PRICE = is('reason', 'price')
const PREMIUM = any('memberTier', ['gold', 'platinum'])

interface Details {
  days?: number
  months?: number
  from?: string
  to?: string
  priority?: number
  anchor?: 'purchased'
  evidence?: string
}
type Scope = Omit<SixtyRule['scope'], 'category'> & { category?: string }

const make =
  (service: SixtyService, effect: SixtyRule['effect']) =>
  (id: string, reason: string, scope: Scope, when: When, { days = 0, months = 0, from, to, priority = 0, anchor, evidence = '' }: Details = {}): SixtyRule => ({
    id,
    service,
    effect,
    scope: { category: 'all', ...scope },
    when,
    priority,
    from: from === undefined ? null : parseDay(from),
    to: to === undefined ? null : parseDay(to),
    days,
    months,
    anchor: anchor ?? 'delivered',
    evidence: EVIDENCE.filter((name) => evidence.includes(name)),
    reason,
  })

const [returns, noReturn] = [make('return', 'grant'), make('return', 'deny')]
const [qualityReturn, noQualityReturn] = [make('quality_return', 'grant'), make('quality_return', 'deny')]
const [exchange, noExchange] = [make('quality_exchange', 'grant'), make('quality_exchange', 'deny')]
const [warranty, noWarranty] = [make('warranty', 'grant'), make('warranty', 'deny')]
const [match, noMatch] = [make('price_match', 'grant'), make('price_match', 'deny')]

const RULES: SixtyRule[] = [
  returns('R01', 'RET_STD_7D', {}, and(not('used'), yes('accessoriesComplete')), { days: 7, evidence: 'invoice' }),
  noReturn('R02', 'RET_EX_PERSONALIZED', {}, yes('personalized'), { priority: 500 }),
  noReturn('R03', 'RET_EX_FRESH', { category: 'grocery.fresh' }, true),
  noReturn('R04', 'RET_EX_DIGITAL', { category: 'virtual' }, true),
  noReturn('R05', 'RET_EX_DIGITAL', { category: 'books.digital' }, true),
  noReturn('R06', 'RET_EX_HYGIENE', { category: 'apparel.clothing.underwear' }, or(yes('sealBroken'), yes('opened'))),
  noReturn('R07', 'RET_EX_HYGIENE', { category: 'beauty' }, yes('sealBroken')),
  noReturn('R08', 'RET_EX_ACTIVATED', { category: 'electronics.phone' }, yes('activated')),
  returns('R09', 'RET_BRAND_14D', { category: 'electronics.phone', brand: 'pear' }, or(not('used'), yes('activated')), {
    days: 14,
    from: '2023-03-01',
    evidence: 'invoice',
  }),
  returns('R10', 'RET_APPAREL_15D', { category: 'apparel' }, not('used'), { days: 15, evidence: 'invoice' }),
  returns('R11', 'RET_SHOES_30D', { category: 'apparel.shoes', seller: 'flagship' }, not('used'), { days: 30, evidence: 'invoice' }),
  returns('R12', 'RET_BABY_10D', { category: 'baby' }, not('opened'), { days: 10, evidence: 'invoice' }),
  noReturn('R13', 'RET_EX_HYGIENE', { category: 'baby.diapers' }, yes('opened')),
  noReturn('R14', 'RET_EX_GOLD', { category: 'jewelry.gold' }, true),
  returns('R15', 'RET_PROMO_30D', { brand: 'nova' }, not('used'), {
    days: 30,
    from: '2024-06-01',
    to: '2024-06-20',
    anchor: 'purchased',
    evidence: 'invoice',
  }),
  returns('R16', 'RET_LARGE_7D', { category: 'electronics.appliance_large' }, and(not('used'), or(not('opened'), yes('accessoriesComplete'))), {
    days: 7,
    evidence: 'invoice',
  }),
  noReturn('R17', 'RET_EX_FOOD_OPENED', { category: 'grocery', seller: 'market' }, yes('opened')),
  returns('R18', 'RET_MEMBER_15D', {}, and(PREMIUM, not('used')), { priority: 5, days: 15, from: '2023-01-01' }),

  qualityReturn('Q01', 'QR_STD_15D', {}, DEFECT, { days: 15, evidence: 'invoice photos' }),
  qualityReturn('Q02', 'QR_ELEC_7D', { category: 'electronics' }, and(QUALITY, yes('hasReport')), { days: 7, evidence: 'invoice report' }),
  qualityReturn('Q03', 'QR_ELEC_WRONG_7D', { category: 'electronics' }, any('reason', ['wrong_item', 'transit_damage']), {
    days: 7,
    evidence: 'invoice photos',
  }),
  qualityReturn('Q04', 'QR_FRESH_2D', { category: 'grocery.fresh' }, and(any('reason', ['quality', 'transit_damage']), yes('hasPhotos')), {
    days: 2,
    evidence: 'photos',
  }),
  noQualityReturn('Q05', 'QR_EX_DIGITAL', { category: 'virtual' }, NOT_QUALITY),
  qualityReturn('Q06', 'QR_DIGITAL_7D', { category: 'virtual' }, and(QUALITY, not('activated')), { days: 7, evidence: 'invoice' }),
  qualityReturn('Q07', 'QR_BRAND_14D', { category: 'electronics', brand: 'pear' }, QUALITY, { days: 14, evidence: 'invoice report' }),
  noQualityReturn('Q08', 'QR_EX_NO_REPORT', { category: 'jewelry' }, and(QUALITY, not('hasReport'))),
  qualityReturn('Q09', 'QR_JEWELRY_30D', { category: 'jewelry' }, QUALITY, { days: 30, evidence: 'invoice report' }),
  qualityReturn('Q10', 'QR_APPAREL_30D', { category: 'apparel' }, and(QUALITY, not('used')), { days: 30, evidence: 'invoice photos' }),
  noQualityReturn('Q11', 'QR_EX_LOWVALUE', { seller: 'market' }, and(QUALITY, { '<': [fact('priceCents'), 1000] })),
  qualityReturn('Q12', 'QR_BABY_30D', { category: 'baby' }, QUALITY, { days: 30, from: '2023-07-01', evidence: 'invoice photos' }),
  qualityReturn('Q13', 'QR_BABY_15D', { category: 'baby' }, QUALITY, { days: 15, to: '2023-06-30', evidence: 'invoice photos' }),

  exchange('X01', 'QX_STD_30D', {}, DEFECT, { days: 30, evidence: 'invoice photos' }),
  exchange('X02', 'QX_ELEC_15D', { category: 'electronics' }, and(QUALITY, yes('hasReport')), { days: 15, evidence: 'invoice report' }),
  exchange('X03', 'QX_PHONE_15D', { category: 'electronics.phone' }, DEFECT, { days: 15, evidence: 'invoice report' }),
  noExchange('X04', 'QX_EX_FRESH', { category: 'grocery.fresh' }, true),
  noExchange('X05', 'QX_EX_DIGITAL', { category: 'virtual' }, true),
  exchange('X06', 'QX_APPAREL_60D', { category: 'apparel' }, any('reason', ['quality', 'wrong_item']), { days: 60, evidence: 'photos' }),
  exchange('X07', 'QX_BRAND_90D', { category: 'electronics.computer', brand: 'zenith' }, and(QUALITY, yes('hasReport')), {
    days: 90,
    evidence: 'invoice report',
  }),
  noExchange('X08', 'QX_EX_PERSONALIZED', {}, and(yes('personalized'), NOT_QUALITY), { priority: 500 }),
  exchange('X09', 'QX_BRAND_45D', { brand: 'lumen' }, QUALITY, { days: 45, from: '2024-01-01', evidence: 'invoice' }),
  exchange('X10', 'QX_SELF_40D', { seller: 'self' }, is('reason', 'wrong_item'), { days: 40, evidence: 'photos' }),

  warranty('W01', 'WAR_STD_3M', {}, and(QUALITY, yes('hasInvoice')), { months: 3, evidence: 'invoice' }),
  warranty('W02', 'WAR_ELEC_12M', { category: 'electronics' }, QUALITY, { months: 12, evidence: 'invoice report' }),
  warranty('W03', 'WAR_PHONE_12M', { category: 'electronics.phone.smartphone' }, QUALITY, { months: 12, to: '2024-06-30', evidence: 'invoice report' }),
  warranty('W04', 'WAR_PHONE_24M', { category: 'electronics.phone.smartphone' }, QUALITY, { months: 24, from: '2024-07-01', evidence: 'invoice report' }),
  warranty('W05', 'WAR_LARGE_36M', { category: 'electronics.appliance_large' }, QUALITY, { months: 36, evidence: 'invoice' }),
  warranty('W06', 'WAR_ACC_6M', { category: 'electronics.accessory' }, QUALITY, { months: 6, evidence: 'invoice photos' }),
  warranty('W07', 'WAR_PC_24M', { category: 'electronics.computer' }, QUALITY, { months: 24, anchor: 'purchased', evidence: 'invoice report' }),
  warranty('W08', 'WAR_BRAND_36M', { category: 'electronics.computer.laptop', brand: 'zenith' }, and(QUALITY, or(yes('hasInvoice'), yes('hasReport'))), {
    months: 36,
    anchor: 'purchased',
    evidence: 'invoice',
  }),
  noWarranty('W09', 'WAR_EX_CONSUMABLE', { category: 'grocery' }, true),
  noWarranty('W10', 'WAR_EX_CONSUMABLE', { category: 'beauty' }, true),
  noWarranty('W11', 'WAR_EX_NOT_DEFECT', {}, any('reason', ['transit_damage', 'wrong_item', 'changed_mind', 'price']), { priority: 500 }),
  warranty('W12', 'WAR_WATCH_24M', { category: 'jewelry.watch' }, QUALITY, { months: 24, evidence: 'invoice report' }),
  noWarranty('W13', 'WAR_EX_DIGITAL', { category: 'virtual' }, true),
  warranty('W14', 'WAR_MOTOR_120M', { category: 'electronics.appliance_large', brand: 'orion' }, and(QUALITY, yes('hasInvoice')), {
    months: 120,
    anchor: 'purchased',
    evidence: 'invoice',
  }),

  match('P01', 'PM_STD_15D', {}, PRICE, { days: 15, anchor: 'purchased', evidence: 'invoice' }),
  match('P02', 'PM_ELEC_7D', { category: 'electronics' }, PRICE, { days: 7, anchor: 'purchased', evidence: 'invoice' }),
  noMatch('P03', 'PM_EX_MARKET', { seller: 'market' }, true),
  match('P04', 'PM_MEMBER_30D', {}, and(PRICE, PREMIUM), { priority: 15, days: 30, anchor: 'purchased' }),
  noMatch('P05', 'PM_EX_PROMO', {}, PRICE, { priority: 300, from: '2024-11-01', to: '2024-11-11' }),
]

/** A realistic after-sales policy of 60 rules for five services. */
export const SIXTY: SixtyPolicy = {
  tree: TREE,
  brands: ['pear', 'zenith', 'nova', 'orion', 'lumen', 'acme', 'borealis', 'cirrus', 'delta', 'ember'],
  rules: RULES,
}
