import { type Speaker, speakerFor } from '../../../src/explain/say/speaker'
import { createPolicy, explain, type Policy, PolicyError, render } from '../../../src/index'
import type { Pack } from '../../../src/policy/pack'
import type { Answer, Ask, Draft, Problem, ServiceAnswer } from './answer'
import { barsOf } from './bars'
import { toFacts } from './claim-state'
import { draftPack, draftPlace, toProblem } from './draft'
import { formOptions } from './form-options'
import { brandPack, shippedPack } from './pack-files'
import { nextQuestion, saidFacts } from './questions'

/** Runs the library beside the page, so that the page never waits for it. */
self.onmessage = async ({ data }: MessageEvent<Ask>) => {
  self.postMessage(await answer(data))
}

async function answer({ id, locale, state, draft }: Ask): Promise<Answer> {
  const facts = toFacts(state)
  const packs = await packsFor(state.facts['item.brand'], draft)
  const shipped = linked(packs)
  const drafted = draft && (await policyWith(packs, draft))
  const policy = drafted && 'policy' in drafted ? drafted.policy : shipped
  const speaker = speakerFor({ policy, locale, zone: undefined, currency: 'CNY', all: false, rules: {} })
  const options = formOptions(policy, speaker)
  const base = {
    id,
    options,
    said: saidFacts(
      state,
      options.goods.map(({ value }) => value),
      speaker,
    ),
    draftProblems: drafted && 'problems' in drafted ? drafted.problems : [],
  }
  const problems = policy.check(facts)
  if (problems.length > 0) return { ...base, problems: problems.map(toProblem), bars: [] }

  const services = decide(policy, facts, speaker)
  const before =
    policy === shipped ? undefined : decide(shipped, facts, speakerFor({ policy: shipped, locale, zone: undefined, currency: 'CNY', all: false, rules: {} }))
  const question = nextQuestion(policy, facts, state, speaker)
  return {
    ...base,
    problems: [],
    services: before ? services.map((service, index) => withBefore(service, before[index])) : services,
    bars: barsOf(policy.evaluate(facts), facts, speaker),
    claimDay: facts.asOf.slice(0, 10),
    ...(facts.events?.delivered && { deliveredDay: facts.events.delivered.slice(0, 10) }),
    ...(question && { question }),
  }
}

async function packsFor(brand: unknown, draft: Draft | undefined): Promise<Pack[]> {
  const wanted = ['cn', 'jd', ...(typeof brand === 'string' ? [brandPack(brand)] : []), ...(draft ? [draftPlace(draft.file).pack] : [])]
  const found = await Promise.all([...new Set(wanted)].map(shippedPack))
  return found.filter((pack) => pack !== undefined)
}

const policies = new Map<string, Policy>()

/** Linking takes longer than deciding, so each set of packs is linked once. */
function linked(packs: readonly Pack[]): Policy {
  const key = packs.map(({ id }) => id).join()
  const policy = policies.get(key) ?? createPolicy(packs)
  policies.set(key, policy)
  return policy
}

let last: { key: string; result: { policy: Policy } | { problems: Problem[] } } | undefined

/** The packs with a draft in the place of what it edits. The last one is kept. */
async function policyWith(packs: readonly Pack[], draft: Draft): Promise<{ policy: Policy } | { problems: Problem[] }> {
  const key = [draft.file, draft.text, ...packs.map(({ id }) => id)].join('\n')
  if (last?.key !== key) last = { key, result: await linkDraft(packs, draft) }
  return last.result
}

async function linkDraft(packs: readonly Pack[], draft: Draft): Promise<{ policy: Policy } | { problems: Problem[] }> {
  const parsed = await draftPack(draft)
  if ('problems' in parsed) return parsed
  try {
    return { policy: createPolicy(packs.map((pack) => (pack.id === parsed.pack.id ? parsed.pack : pack))) }
  } catch (error) {
    if (error instanceof PolicyError) return { problems: error.issues.map(toProblem) }
    throw error
  }
}

function decide(policy: Policy, facts: ReturnType<typeof toFacts>, { locale }: Speaker): ServiceAnswer[] {
  const explanation = explain(policy, facts)
  const { sections } = render(explanation, { policy, locale, format: 'plain-object' })
  return Object.values(explanation.services).map(({ service, verdict }, index) => {
    const section = sections[index] as ServiceAnswer['section']
    return { service, name: section.heading, verdict, section }
  })
}

const sentence = ({ section: { blocks } }: ServiceAnswer): string =>
  blocks.flatMap((block) => (block.kind === 'paragraph' ? block.spans.map(({ text }) => text) : [])).join('')

function withBefore(now: ServiceAnswer, before: ServiceAnswer | undefined): ServiceAnswer {
  if (!before || JSON.stringify(now.section) === JSON.stringify(before.section)) return now
  return { ...now, before: { verdict: before.verdict, sentence: sentence(before) } }
}
