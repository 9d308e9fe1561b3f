import { type Command, Option } from 'commander'
import { minorUnitsOf } from '../core/money.js'
import type { Locale } from '../explain/words/locale.js'
import type { Service } from '../facts/facts.js'
import { BASE_VOCABULARY } from '../facts/vocabulary.js'
import { CommandError } from './output.js'
import { type LoadedPacks, loadPacks } from './read-packs.js'
import { applySettings, readSetting, type Setting } from './set-parameters.js'

const SERVICES = Object.keys(BASE_VOCABULARY.services) as Service[]

/** "cn, jd" as a list. */
export const list = (text: string): string[] =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean)

/** The packs that a command works with. */
export interface RulesOptions {
  rules: string[]
  rulesDir?: string
  set?: Setting[]
}

/** Adds `--rules`, `--rules-dir` and `--set`. */
export const withRules = (command: Command): Command =>
  command
    .option('--rules <packs>', 'packs to link, by id', list, ['cn', 'jd'])
    .option('--rules-dir <dir>', 'folder with a folder per pack; a pack that it lacks is taken from those that come with the package')
    .option('--set <parameter>', 'another reading of a parameter, such as jd.damageReportHours=24; may be given several times', addSetting)

function addSetting(text: string, before: Setting[] = []): Setting[] {
  return [...before, readSetting(text)]
}

export function packsOf({ rules, rulesDir, set = [] }: RulesOptions): LoadedPacks {
  const { packs, locate } = loadPacks(rules, rulesDir)
  return { packs: applySettings(packs, set), locate }
}

export interface LocaleOption {
  locale: Locale
}

export const localeOption = (): Option => new Option('--locale <locale>', 'language of the text').choices(['en', 'zh']).default('en')

/** `--currency`, in which the amounts of the rules are. */
export const currencyOption = (): Option => new Option('--currency <code>', 'ISO 4217 code of the amounts in the rules, such as CNY').argParser(currency)

function currency(text: string): string {
  if (minorUnitsOf(text) === undefined) throw new CommandError(`"${text}" is not a currency of ISO 4217, such as CNY`, 2)
  return text
}

/** One service, by its code. */
export function oneService(text: string): Service {
  const [service, ...others] = services(text)
  if (service === undefined || others.length > 0) throw new CommandError(`one service is wanted, found "${text}"`, 2)
  return service
}

/** Services by their codes, separated by commas. */
export function services(text: string): Service[] {
  const wanted = list(text)
  const unknown = wanted.find((service) => !SERVICES.includes(service as Service))
  if (unknown !== undefined) throw new CommandError(`"${unknown}" is not a service: ${SERVICES.join(', ')}`, 2)
  return wanted as Service[]
}
