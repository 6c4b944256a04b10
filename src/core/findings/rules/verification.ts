// Rules: whether one can see that a procedure worked.
import type { Command } from '../../playbook/model/command.ts'
import type { Procedure } from '../../playbook/model/procedure.ts'
import { readTitle } from '../../playbook/wording/titles.ts'
import { linesMatching } from '../line-search.ts'
import { oncePer } from '../once.ts'
import type { Rule } from '../rule.ts'
import { looksBack, type Subject } from '../subject.ts'
import { endOfProcedure, firstAbove, headingLineOf, nameOf, relatives } from './scopes.ts'

const checkWords =
  /\b(?:verif\w*|validat\w*|confirm\w*|check(?:s|ed|ing)?|tests?\b|ensure|make sure|healthy?|smoke|testseite|testausdruck|page de test|página de prueba|watch|monitor(?:ing)?|look again|see (?:that|whether|if|how|it|who|what)|expect\w*|should (?:be|see|now)|(?:should|must) (?:return|show|print|say|read|list|report|no longer|answer)|wait(?:s|ing)? (?:until|till|for (?!(?:(?:about|around|at least|up to|another|an?|the|few|couple|of|some) )*(?:[~<>]?\d|(?:one|two|three|five|ten|thirty|seconds?|minutes?|moments?|while|hours?|time)\b)))|compar(?:e|ing)|success\w*|returns?:|integrity|answers?|prüf\w*|kontrollier\w*|erwartet|sollte|vérifi\w*|contrôl\w*|devrait|verific\w*|comprueb\w*|comprobar|debería|valid(?:ar|e|ez|ieren|aç)|prob(?:ar|e))|验证|检查|确认|预期|应该|провер|убеди|ожида|確認|検証|期待|확인|검증|정상/i
const checkCommands =
  /\bcurl\b(?![^\n]*(?:-X|--request)\s*(?:POST|PUT|DELETE|PATCH))|\bwget\b|\bdocker(?:[- ]compose)?\s(?:[^\n]*\s)?(?:ps|logs|inspect|stats)\b|\bsystemctl\s(?:--\S+\s)*(?:status|is-active|list-units)|\bkubectl\s[^\n]*\b(?:get|describe|rollout status|wait|logs|top)\b|pg_isready|\bstatus\b|\bSELECT\b|integrity_check|\bps aux|\bpgrep\b|\bls -|\bdf\b|\btail\b|journalctl|\bdig\b|\bnslookup\b|\bping\b|\bPING\b|\bnc -z|\bget_all_\w+|\blist\b|\bcount\b|\bterraform (?:plan|show)\b|\b(?:nginx|sshd|haproxy) -[tc]\b|\bconfigtest\b|\bfsck\S* (?:-\w+ )*-n\b|\bpacket-tracer\b|\b(?:show|sh) (?:ip|bgp|crypto|interfaces?|vpn\S*|isis|ospf)\b/
const verifyingTitle =
  /\b(?:verif\w*|validat\w*|confirm\w*|check\w*|test\w*|smoke|health|monitor\w*|is it well|prüf\w*|vérifi\w*|verific\w*|comprob\w*)|验证|检查|确认|провер|確認|検証|확인|검증/i
/** All of it looks whether something else worked. */
const verifiesOnly =
  /^(?:verif\w+|validat\w+|health checks?|(?:inspect|check|view|show)\w* (?:\w+ ){0,3}(?:status|health)|check\w* (?:the |your |that |all )?(?:workloads?|services?|app(?:lication)?s?|cluster|results?|everything|installation|it works)|valida[çc]\p{L}+|confirm\w*|smoke|überprüfung|prüfung|vérification|comprobación|验证|检查|确认|проверка|確認|検証|확인|검증)(?![\p{L}\p{N}])(?!.*\s(?:and|&|then|und|dann|et|puis|y|e|и)\s)/iu
/** Commands to choose from, no work that ends. */
const listsCommands =
  /\b(?:useful|common|handy|helpful|frequent(?:ly used)?) commands?\b|cheat ?sheet|\bcommand reference\b|commandes utiles|comandos (?:útiles|úteis)|nützliche befehle|полезные команды|常用命令|便利なコマンド|유용한 명령/iu
/** One place for all: "After any recovery, verify". The letters in front spare most places of a text the words. */
const afterEvery =
  /(?=[adn每])(?:\bafter (?:any|every|each|all) (?:recover\w*|restor\w*|incidents?|procedures?|scenarios?|failover)|\bnach (?:jede[rm]?|allen) \p{L}+|\baprès (?:toute|chaque) \p{L}+|\bdespués de (?:cada|cualquier|toda) \p{L}+|\b(?:após|depois de) (?:cada|qualquer|toda) \p{L}+|每次\p{Script=Han}{1,6}后)/giu

export const verificationRules: readonly Rule[] = [
  {
    name: 'no-verification',
    level: 'warning',
    summary: 'A procedure changes something, and nothing says how to see that it worked.',
    why: 'Without a check the incident is closed too early, or goes on while everybody believes that it is over.',
    next: 'End with a step that verifies from the user’s side, and write what it should show.',
    find: (subject) => {
      if (looksBack(subject) || linesMatching(subject.prose, afterEvery).length > 0) return []
      return subject.playbook.procedures.flatMap((procedure) => {
        const change = lastChange(procedure, subject.lines)
        if (change === undefined || canBeChecked(subject, procedure, change)) return []
        return [{ line: headingLineOf(subject, procedure), message: `“${nameOf(procedure)}” doesn’t say how to see that it worked.` }]
      })
    },
    yes: '## Fix\n\n```bash\n# 1. Look\ndocker ps\n\n# 2. Restart\ndocker restart web\n```\n',
    no: '## Fix\n\n```bash\n# 1. Restart\ndocker restart web\n\n# 2. Verify\ncurl -f http://localhost/health\n```\n\n## Look\n\n```bash\ndocker logs web\n```\n',
  },
]

/** Taking away what was only needed on the way changes nothing that could be checked. */
const cleansUp =
  /^(?:remove|clean|delete|drop|tidy|throw)\b.*\b(?:only|temporary|scratch|left ?overs?|test|afterwards|no longer)\b|^clean-?up\b/i
/** Changes that are no hazard. Starting again what was stopped is none: the check may well stand before it. */
const changesMore =
  /\bdocker(?:[- ]compose)?\s(?:[^\n|;&]*\s)?build\b|\bsystemctl\s(?:--\S+\s)*(?:reload|enable)\b|\bkubectl\s(?:[^\n|;&]*\s)?(?:apply|scale|patch|create|set)\b/

const failsOver = /(?:failover|failback|switchover|promote)\w*\(/i

interface Change {
  readonly firstLine: number
  readonly lastLine: number
}

/** The last command that changes something; what only looks around needs no check. */
function lastChange(procedure: Procedure, lines: readonly string[]): Change | undefined {
  if (procedure.kind === 'diagnostic' || procedure.kind === 'checklist' || procedure.kind === 'drill') return undefined
  if (verifiesOnly.test(readTitle(procedure.title).title) || procedure.path.some((heading) => listsCommands.test(heading))) return undefined
  const command = procedure.steps
    .filter(({ title }) => !cleansUp.test(title))
    .flatMap((step) => step.commands)
    .findLast(
      ({ hazards, text, kind }) =>
        hazards.length > 0 || (kind === 'shell' && changesMore.test(text)) || (kind === 'repl' && failsOver.test(text)),
    )
  if (command === undefined) return undefined
  // A script may check its own work, before or after its last change.
  if (command.kind === 'script') return { firstLine: command.lines.start, lastLine: command.lines.end }
  const lastLine = lineOf(command, lines)
  return { firstLine: lastLine + 1, lastLine }
}

/** Where a command ends; several in one paragraph have the lines of the paragraph. */
function lineOf({ text, lines: { start, end } }: Command, lines: readonly string[]): number {
  const last = text.slice(text.lastIndexOf('\n') + 1)
  for (let line = end; line > start; line--) if ((lines[line - 1] ?? '').includes(last)) return line
  return (lines[start - 1] ?? '').includes(last) ? start : end
}

function canBeChecked(subject: Subject, procedure: Procedure, change: Change): boolean {
  const { lines } = subject
  const end = endOfProcedure(subject, procedure)
  for (let line = change.firstLine; line <= end; line++) {
    const text = lines[line - 1] ?? ''
    if (checkWords.test(text) || checkCommands.test(text)) return true
  }
  // `restart && curl -f …` in one statement.
  const last = lines[change.lastLine - 1] ?? ''
  if (/(?:&&|;)[^&;]*$/.test(last) && checkCommands.test(last.slice(last.search(/(?:&&|;)[^&;]*$/)))) return true
  // Of a row of steps the last that changes something is to be followed by a check.
  if (
    relatives(subject, procedure).some(
      (other) => other.lines.start > procedure.lines.start && isStepBehind(other, procedure) && lastChange(other, lines),
    )
  )
    return true
  if (isVerifiedBelow(subject, procedure) || goesOnToCheck(subject, procedure)) return true
  return relatives(subject, procedure).some(
    (other) =>
      other.lines.start > procedure.lines.start &&
      (verifyingTitle.test(other.title) || other.kind === 'checklist' || otherIsShared(other, procedure)),
  )
}

/** Sections that verify, in order, with the line where the heading above them begins. */
const verifyingSections = oncePer(({ playbook: { sections } }) => {
  const above: { readonly level: number; readonly start: number }[] = []
  const starts: number[] = []
  const parents: number[] = []
  for (const { level, title, lines } of sections) {
    while (above.length > 0 && above.at(-1)!.level >= level) above.pop()
    if (verifiesOnly.test(readTitle(title).title)) {
      starts.push(lines.start)
      parents.push(above.at(-1)?.start ?? 0)
    }
    above.push({ level, start: lines.start })
  }
  return { starts, parents }
})

/** A section of its own further down, below a heading that is above this procedure as well: "Procedure", then "Verification". */
function isVerifiedBelow(subject: Subject, { lines }: Procedure): boolean {
  const { starts, parents } = verifyingSections(subject)
  const next = firstAbove(starts, lines.start)
  if (next === undefined) return false
  const near = parents.slice(starts.indexOf(next), starts.indexOf(next) + 20)
  // One for the whole document stands at its end.
  return [...near, parents.at(-1)!].some((parent) => parent <= lines.start)
}

/** Behind an item that holds steps the list goes on, and ends with the check. */
function goesOnToCheck(subject: Subject, procedure: Procedure): boolean {
  return relatives(subject, procedure).some(
    (other) =>
      other.lines.start > procedure.lines.start &&
      ((other.path.length <= procedure.path.length && other.path.every((heading, index) => heading === procedure.path[index])) ||
        isStepBehind(other, procedure)) &&
      subject.lines
        .slice(other.lines.start - 1, endOfProcedure(subject, other))
        .some((text) => checkWords.test(text) || checkCommands.test(text)),
  )
}

/** "Step 3: …" and "Step 5: …" below the same heading are one row: what is checked in the later one was done in the earlier. */
function isStepBehind(other: Procedure, procedure: Procedure): boolean {
  const at = procedure.path.length - 1
  const isStep = ({ path }: Procedure) => readTitle(path[at] ?? '').numbered === 'step'
  return (
    at >= 0 && isStep(procedure) && isStep(other) && procedure.path.slice(0, at).every((heading, index) => heading === other.path[index])
  )
}

/** A numbered heading above it that verifies: `Step 5: Validate › By hand`. */
function otherIsShared(other: Procedure, procedure: Procedure): boolean {
  return other.path.some((heading, index) => heading !== procedure.path[index] && verifyingTitle.test(heading))
}
