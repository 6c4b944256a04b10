// Rules: whether a responder can recognise the scenario that they are in.
import type { Scenario } from '../../playbook/model/playbook.ts'
import { failureMention, scenarioHeading } from '../../playbook/wording/words.ts'
import type { Rule } from '../rule.ts'

/** The heading is what one sees, without more words: `Problem: Restore hangs`, `Issue 2: still 404`. */
const namesWhatIsSeen =
  /^(?:problem|issue|symptom|alert|error|problema|problème|alerta|alarm|问题|告警|проблема|問題|문제)\s*#?\d*\s*[:：]/i
/** A heading that doesn’t call itself a scenario and says in its own words what one sees: `Bot not responding`, `Services won’t start`. */
const saysWhatIsSeen =
  /\b(?:won['’]?t|does(?:n['’]?t| not)|can['’]?t|cannot|unable to|not (?:responding|starting|working|loading|found|reachable|connecting)|fails? to|failing|hangs?|stuck|crash(?:es|ing|ed)?|time(?:d )?-?outs?|refused|denied|unreachable|slow|too many|exhausted|high (?:cpu|memory|latency|load|error)\w*|out of (?:disk|memory|space)|no space|startet nicht|antwortet nicht|hängt|ne (?:démarre|répond|fonctionne) pas|no (?:arranca|responde|funciona|inicia)|não (?:inicia|responde|funciona)|non (?:parte|risponde|funziona))\b|(?<![\d.])[45]\d\d(?![\d.])|无法|失败|超时|不可用|не (?:запускается|отвечает|работает)|しない|できない|タイムアウト|않음|안 ?됨|없음|실패/iu

/** `**When to use**: the namespace was deleted`: as good as a symptom. */
const saysWhen =
  /^[\s>*_-]*(?:when to use|use (?:this )?when|when|triggers?|alerts?|detection|wann|quand|cu[áa]ndo|quando|何时|触发条件)(?: \w+)?\**\s*[:：]\**\s*\S/i

/** "Procedure 2: Escalate" is what one does; with an objective of its own, or trouble in its words, it is chosen by what went wrong. */
function isProcedure({ heading, title, rto, rpo, severity, impact }: Scenario): boolean {
  const isMet = rto !== undefined || rpo !== undefined || severity !== undefined || impact !== undefined || failureMention.test(title)
  return /^[^\p{L}]*procedure\b/iu.test(heading) && !isMet
}

export const scenarioRules: readonly Rule[] = [
  {
    name: 'scenario-without-symptoms',
    level: 'warning',
    summary: 'A scenario doesn’t say how to recognise it.',
    why: 'The responder knows what they see, not what broke; without symptoms the search can’t find this page either.',
    next: 'Add a list under “**Symptoms:**”, with the error texts to the letter.',
    find: ({ playbook, lines: written }) =>
      playbook.scenarios
        .filter(({ symptoms, heading }) => symptoms.length === 0 && !namesWhatIsSeen.test(heading))
        .filter((scenario) => !isProcedure(scenario))
        .filter(({ lines }) => !written.slice(lines.start, Math.min(lines.end, lines.start + 12)).some((line) => saysWhen.test(line)))
        .filter(({ heading }) => scenarioHeading.test(heading) || !saysWhatIsSeen.test(heading))
        .map(({ heading, lines }) => ({ line: lines.start, message: `“${heading}” names no symptoms.` })),
    yes: '## Scenario 1: Disk full\n\n```bash\ndf -h\n```\n',
    no: '## Scenario 1: Disk full\n\n**Symptoms:**\n- writes fail\n\n```bash\ndf -h\n```\n\n## Problem: Restore hangs\n\n```bash\ndf -h\n```\n\n## Services won’t start\n\n```bash\ndf -h\n```\n',
  },
]
