// Rules: whether one can see that a procedure worked.
import type { Procedure } from '../../playbook/model/procedure.ts'
import { linesMatching } from '../line-search.ts'
import type { Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'
import { endOfProcedure, headingLineOf, nameOf, relatives } from './scopes.ts'

const checkWords =
  /\b(?:verif\w*|validat\w*|confirm\w*|check(?:s|ed|ing)?|tests?\b|ensure|make sure|healthy?|smoke|watch|monitor(?:ing)?|look again|see (?:that|whether|if|how|it|who|what)|expect\w*|should (?:return|show|be|print|say|see|now|no longer|answer)|success\w*|returns?:|integrity|answers?|prüf\w*|kontrollier\w*|erwartet|sollte|vérifi\w*|contrôl\w*|devrait|verific\w*|comprueb\w*|comprobar|debería)|验证|检查|确认|预期|应该/i
const checkCommands =
  /\bcurl\b(?![^\n]*(?:-X|--request)\s*(?:POST|PUT|DELETE|PATCH))|\bwget\b|\bdocker(?:[- ]compose)?\s(?:[^\n]*\s)?(?:ps|logs|inspect|stats)\b|\bsystemctl\s(?:--\S+\s)*(?:status|is-active|list-units)|\bkubectl\s[^\n]*\b(?:get|describe|rollout status|wait|logs|top)\b|pg_isready|\bstatus\b|\bSELECT\b|integrity_check|\bps aux|\bpgrep\b|\bls -|\bdf\b|\btail\b|journalctl|\bdig\b|\bnslookup\b|\bping\b|\bPING\b|\bnc -z|\bget_all_\w+|\blist\b|\bcount\b|\bterraform (?:plan|show)\b/
const verifyingTitle =
  /\b(?:verif\w*|validat\w*|confirm\w*|check\w*|test\w*|smoke|health|monitor\w*|is it well|prüf\w*|vérifi\w*|verific\w*|comprob\w*)|验证|检查|确认/i
/** One place for all: "After any recovery, verify". */
const afterEvery = /\bafter (?:any|every|each|all) (?:recover\w*|restor\w*|incidents?|procedures?|scenarios?|failover)/gi

export const verificationRules: readonly Rule[] = [
  {
    name: 'no-verification',
    level: 'warning',
    summary: 'A procedure changes something, and nothing says how to see that it worked.',
    why: 'Without a check the incident is closed too early, or goes on while everybody believes that it is over.',
    next: 'End with a step that verifies from the user’s side, and write what it should show.',
    find: (subject) => {
      if (linesMatching(subject.prose, afterEvery).length > 0) return []
      return subject.playbook.procedures.flatMap((procedure) => {
        const change = lastChange(procedure)
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
function lastChange(procedure: Procedure): Change | undefined {
  if (procedure.kind === 'diagnostic' || procedure.kind === 'checklist' || procedure.kind === 'drill') return undefined
  const command = procedure.steps
    .filter(({ title }) => !cleansUp.test(title))
    .flatMap((step) => step.commands)
    .findLast(
      ({ hazards, text, kind }) =>
        hazards.length > 0 || (kind === 'shell' && changesMore.test(text)) || (kind === 'repl' && failsOver.test(text)),
    )
  if (command === undefined) return undefined
  // A script may check its own work, before or after its last change.
  return { firstLine: command.kind === 'script' ? command.lines.start : command.lines.end + 1, lastLine: command.lines.end }
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
  return relatives(subject, procedure).some(
    (other) =>
      other.lines.start > procedure.lines.start &&
      (verifyingTitle.test(other.title) || other.kind === 'checklist' || otherIsShared(other, procedure)),
  )
}

/** A numbered heading above it that verifies: `Step 5: Validate › By hand`. */
function otherIsShared(other: Procedure, procedure: Procedure): boolean {
  return other.path.some((heading, index) => heading !== procedure.path[index] && verifyingTitle.test(heading))
}
