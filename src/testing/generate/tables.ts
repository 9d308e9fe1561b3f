import fc, { type Arbitrary } from 'fast-check'
import type { Row, Table } from '../../policy/rule.js'
import { compact, mostly, oneOf, someOf, sometimes } from './sometimes.js'
import { durations, type Time } from './windows.js'
import { BRANDS, CATEGORIES } from './words.js'

const text = { en: 'A generated column', zh: '生成的列' }

type Keys = { category: string[] | undefined; brand: string | undefined; part: string | undefined }

/** Whether two rows have a key in common, so that they would be equal for it. */
const clash = (a: Keys, b: Keys): boolean =>
  a.brand === b.brand && a.part === b.part && (a.category && b.category ? a.category.some((id) => b.category?.includes(id)) : a.category === b.category)

/** A table of periods; its first row has every column, and no two rows have equal keys. */
export const tables = (id: string, time: Time): Arbitrary<Table> =>
  fc
    .record({
      rows: fc.array(
        fc.record({
          category: sometimes(someOf(CATEGORIES), 2),
          brand: sometimes(oneOf(BRANDS), 6),
          part: sometimes(oneOf(['main_unit', 'battery']), 4),
          period: mostly(durations(time), 6),
          certainty: sometimes(oneOf(['medium', 'low'] as const), 6),
        }),
        { minLength: 1, maxLength: 3 },
      ),
      match: sometimes(oneOf(['all', 'nearest'] as const), 2),
    })
    .map(({ rows, match }) => ({
      id,
      keys: ['category', 'brand', 'claim.part'],
      columns: { period: { type: 'duration', text } },
      ...compact({ match }),
      rows: rows
        .filter((row, index) => !rows.slice(0, index).some((earlier) => clash(row, earlier)))
        .map(({ category, brand, part, period, certainty }, index): Row => {
          const values = compact({ period: index === 0 ? (period ?? { days: 7 }) : period })
          return {
            id: `r${index}`,
            key: compact({ category, brand, 'claim.part': part }) as Row['key'],
            values: values as Row['values'],
            ...compact({ certainty }),
          }
        }),
    }))
