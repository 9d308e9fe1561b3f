import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { progress } from '@clack/prompts'
import { type Command, Option } from 'commander'
import { type DiffReport, diff } from '../analysis/diff/diff.js'
import { parseDay } from '../core/civil-day.js'
import { documentPolicy } from '../docs/doc-model.js'
import type { DocCase } from '../docs/subject.js'
import { type PageFormat, writePages } from '../docs/write/write-pages.js'
import type { Policy } from '../evaluate/create-policy.js'
import type { Locale } from '../explain/words/locale.js'
import { drawing } from './drawing.js'
import { linkPacks } from './evaluate.js'
import { CommandError } from './output.js'
import { progressOn } from './progress.js'
import { docCases } from './read-cases.js'
import type { LoadedPacks } from './read-packs.js'
import { currencyOption, packsOf, type RulesOptions, withRules } from './shared-options.js'

interface DocsOptions extends RulesOptions {
  out: string
  format: PageFormat
  locale?: Locale
  currency?: string
  day?: string
  before?: string
}

/** Adds `docs`: the rules as pages for people. */
export function addDocsCommand(program: Command): void {
  withRules(program.command('docs'))
    .description('write the rules as pages for people: per service, kind of goods and provision, with sources')
    .requiredOption('--out <dir>', 'folder to write the pages to, one folder for each language in it')
    .addOption(new Option('--format <format>', 'form of the pages').choices(['md', 'html', 'json']).default('md'))
    .addOption(new Option('--locale <locale>', 'only this language; default: English and Chinese').choices(['en', 'zh']))
    .addOption(currencyOption())
    .addOption(new Option('--day <day>', 'day of delivery in the examples, YYYY-MM-DD; default: one whose week ends in a holiday').argParser(day))
    .option('--before <dir>', 'folder with the rules as they were: adds the page of what changed since')
    .addHelpText(
      'after',
      `
Pages of your own rules come out the same way. Files that are there already are written over; others are left alone.
Pictures are drawn where the optional packages @observablehq/plot and linkedom are installed.

Examples:
  $ aftersales docs --out pages                                          the packs that come with the package, as Markdown
  $ aftersales docs --out pages --format html --locale zh --currency CNY
  $ aftersales docs --rules cn,acme --rules-dir ./rules --out pages
  $ aftersales docs --rules-dir ./rules --before ../released/rules --out pages   with what changed since`,
    )
    .action(async ({ out, format, locale, currency: code, day: delivered, before, ...rules }: DocsOptions) => {
      const loaded = packsOf(rules)
      await runDocs({
        loaded,
        cases: docCases(rules.rules, rules.rulesDir),
        out,
        format,
        locale,
        currency: code,
        day: delivered,
        before: before === undefined ? undefined : packsOf({ ...rules, rulesDir: before }),
      })
    })
}

interface DocsCommand {
  readonly loaded: LoadedPacks
  readonly cases: readonly DocCase[]
  readonly out: string
  readonly format: PageFormat
  readonly locale: Locale | undefined
  readonly currency: string | undefined
  readonly day: string | undefined
  readonly before: LoadedPacks | undefined
}

/** Writes the pages, with a bar of progress on a terminal. */
async function runDocs({ loaded, cases, out, format, locale, currency: code, day: delivered, before }: DocsCommand): Promise<void> {
  const draw = format === 'json' ? undefined : await drawing(format === 'md')
  const policy = linkPacks(loaded)
  const currency = code !== undefined && { currency: code }
  const changes = before && changesSince(before, policy, { ...currency })
  const bar = process.stderr.isTTY ? progress({ output: process.stderr, max: 100 }) : undefined
  bar?.start('reading the rules')
  let percent = 0
  const model = documentPolicy(policy, {
    cases,
    ...(locale && { locales: [locale] }),
    ...currency,
    ...(delivered !== undefined && { day: delivered }),
    ...(changes && { changes }),
    onPage: (made, all) => {
      const now = Math.floor((made / all) * 100)
      if (now > percent) bar?.advance(now - percent, `${made} of ${all} pages`)
      percent = now
    },
  })
  const pages = writePages(model, { format, ...draw })
  bar?.stop(`${model.pages.length} pages`)
  for (const { path, text } of pages) {
    mkdirSync(dirname(join(out, path)), { recursive: true })
    writeFileSync(join(out, path), text)
  }
  if (!draw && format !== 'json') process.stderr.write('pictures are left out; for them: npm install @observablehq/plot linkedom\n')
  process.stdout.write(`${model.pages.length} pages written to ${out}\n`)
}

function changesSince(before: LoadedPacks, policy: Policy, currency: { readonly currency?: string }): DiffReport {
  const steps = progressOn(process.stderr)
  const report = diff(linkPacks(before), policy, { onProgress: steps.step, ...currency })
  steps.end()
  return report
}

function day(text: string): string {
  if (parseDay(text) === undefined) throw new CommandError(`"${text}" is not a day, such as 2026-09-25`, 2)
  return text
}
