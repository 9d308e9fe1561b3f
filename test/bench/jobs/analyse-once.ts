import { loadAnalysis, loadIndex, loadPacks } from '../peers/built.js'

// One fresh process: processor seconds that the exact analysis of cn and jd takes.
const [{ createPolicy }, { cn, jd }, { lint, verify }] = [await loadIndex(), await loadPacks(), await loadAnalysis()]
const policy = createPolicy([cn, jd])
const seconds = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1e6
}
const start = seconds()
const { findings } = lint(policy)
const linted = seconds()
const { proofs } = verify(policy)
if (!Array.isArray(findings) || proofs.length === 0) throw new Error('nothing was analysed')
process.send?.({ lint: linted - start, verify: seconds() - linted })
