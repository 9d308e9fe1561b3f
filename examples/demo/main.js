// Decides six realistic claims for every service, in words: `npm run demo`, in Chinese with `npm run demo -- --locale zh`.
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const claims = [
  ['phone-fault-day-5', 'A phone sold by JD does not charge, five days after delivery', '京东自营手机无法充电，签收后第五天'],
  ['phone-changed-mind-activated', 'The same phone, activated, simply no longer wanted', '同一部手机，已激活，只是不想要了'],
  ['jacket-over-national-day', 'A jacket of a third-party shop, too small, told on the last evening', '第三方商家的外套尺码不合，最后一晚提出退货'],
  ['refrigerator-unopened-plus-member', 'A refrigerator, unopened, sent back by a PLUS member', 'PLUS 会员退回未拆封的冰箱'],
  ['laptop-two-failed-repairs', 'A laptop that two repairs did not cure, after 200 days', '两次维修未修好的笔记本电脑，使用二百天后'],
  ['cherries-a-fifth-spoiled', 'Cherries, a fifth of them spoiled on arrival', '樱桃到货时五分之一变质'],
]

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const args = process.argv.slice(2)
const chinese = args.includes('zh') || args.includes('--locale=zh')

for (const [file, english, zh] of claims) {
  console.log(`\n── ${chinese ? zh : english} (examples/claims/${file}.json)\n`)
  execFileSync(process.execPath, [at('../../dist/cli.js'), 'evaluate', at(`../claims/${file}.json`), '--rules', 'cn,jd', ...args], { stdio: 'inherit' })
}
