/** Currencies whose minor unit is not a hundredth (ISO 4217). */
const WHOLE = new Set(['BIF', 'CLP', 'DJF', 'GNF', 'ISK', 'JPY', 'KMF', 'KRW', 'PYG', 'RWF', 'UGX', 'VND', 'VUV', 'XAF', 'XOF', 'XPF'])
const THOUSANDTHS = new Set(['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'])

/**
 * Minor units in one unit of a currency; undefined for what is no ISO 4217 code.
 *
 * @example
 * minorUnitsOf('CNY') // => 100
 * minorUnitsOf('JPY') // => 1
 */
export function minorUnitsOf(currency: string): number | undefined {
  if (!/^[A-Z]{3}$/.test(currency)) return undefined
  return WHOLE.has(currency) ? 1 : THOUSANDTHS.has(currency) ? 1000 : 100
}
