// Rules: what is destroyed or replaced while nothing keeps a copy of it and nobody has looked at it first.

import type { Command } from '../../playbook/model/command.ts'
import type { Procedure } from '../../playbook/model/procedure.ts'
import { plainText } from '../../playbook/source/inlines.ts'
import { oncePer } from '../once.ts'
import type { Remark, Rule } from '../rule.ts'
import { briefly, type Subject } from '../subject.ts'
import { alsoAt } from './files.ts'
import { keepsCopy } from './kept-copies.ts'
import { type Loss, lossesOf } from './losses.ts'
import { relatives } from './scopes.ts'

export const destructionRules: readonly Rule[] = [
  {
    name: 'deleted-unseen',
    level: 'warning',
    summary: 'Something is deleted, with no copy kept and no look at it before.',
    why: 'What is gone is gone: a wrong path, a wrong host or a second thought can’t be taken back.',
    next: 'Before it, keep a copy and prove that it can be read; or at least list what will be deleted, and say what to look for.',
    find: (subject) => unguarded(subject, 'deleted'),
    yes: '## Fix\n\n```bash\n# 1. Clear\nrm -rf /srv/data/*\n\n# 2. Verify\nls /srv/data\n```\n',
    no: '## Fix\n\n```bash\n# 1. Keep a copy\ntar -czf /backups/data.tgz /srv/data\n\n# 2. Clear\nrm -rf /srv/data/*\n```\n\n## Rest\n\n```bash\nfind /srv/old -mtime +7 -print\nfind /srv/old -mtime +7 -delete\nrm -f /tmp/app.lock\ndocker rm web\n```\n',
  },
  {
    name: 'overwritten-unsaved',
    level: 'warning',
    summary: 'Data is restored or written over what is there, and nothing keeps that.',
    why: 'When the backup turns out to be bad or too old, what was there before, damaged or not, is gone as well.',
    next: 'Before it, move what is there aside or copy it, under a name with the time in it.',
    find: (subject) => unguarded(subject, 'overwritten'),
    yes: '## Restore\n\n```bash\ntar -xzf /backups/full.tar.gz -C /srv/app\n```\n',
    no: '## Restore\n\n```bash\n# 1. Move the damaged data aside\nmv /srv/app /srv/app.damaged.$(date +%s)\n\n# 2. Restore\ntar -xzf /backups/full.tar.gz -C /srv/app\n```\n\n## Look\n\n```bash\ntar -xzf full.tar.gz -C /tmp/look\nmv a.yml a.yml.old\n```\n',
  },
]

/** What was just made holds nothing yet. */
const makesNew = /\bCREATE DATABASE\b|\bcreatedb\b|\bmktemp -d\b/i

/** One remark a procedure: its first such command, and the lines of the others. */
function unguarded(subject: Subject, loss: Loss): readonly Remark[] {
  return subject.playbook.procedures.flatMap((procedure) => {
    if (procedure.kind === 'drill' || procedure.kind === 'diagnostic') return []
    // Most procedures lose nothing: the rest of the questions is for those that may.
    if (!procedure.steps.some((step) => step.commands.some((command) => mayLose(command, loss)))) return []
    if (loss === 'overwritten' && (procedure.kind === 'rollback' || isOnNewGround(subject, procedure))) return []
    // What was done before it for certain: not the other options, nor what is only for when something fails.
    const isKept = relatives(subject, procedure).some(
      (other) =>
        other.lines.start < procedure.lines.start &&
        (other.kind === 'procedure' || other.kind === 'checklist') &&
        keepsCopyIn(subject, other),
    )
    const found = isKept ? [] : unguardedIn(subject, procedure, loss)
    const [first, ...others] = found
    if (first === undefined) return []
    const words =
      loss === 'deleted'
        ? 'deletes, and nothing before it keeps a copy or shows what will go'
        : 'replaces what is there, and nothing before it keeps that'
    return [
      {
        line: first.lines.start,
        endLine: first.lines.end,
        message: `“${inWords(procedure, first)}” ${words}${alsoAt(others.map(({ lines }) => lines.start))}.`,
      },
    ]
  })
}

/** A command by its text; a script by what it is for. */
function inWords(procedure: Procedure, command: Command): string {
  if (command.kind !== 'script') return briefly(command.text)
  return procedure.steps.find((step) => step.commands.includes(command))?.title ?? briefly(command.text)
}

/** So much of what stands above is looked at for a list of what will go. */
const lookBack = 40

/** The commands of a procedure that lose something while nothing above them in it keeps or shows that. */
function unguardedIn(subject: Subject, procedure: Procedure, loss: Loss): readonly Command[] {
  const found: Command[] = []
  const above: string[] = []
  let from = 0
  const isGuard = (text: string) => isKeeper(subject, text) || (loss === 'overwritten' && makesNew.test(text))
  // Looked at when something is lost below it, and once.
  let unseen: string[] = []
  for (const step of procedure.steps) {
    const words = [step.title, ...step.notes.flatMap((note) => (note.type === 'paragraph' ? [plainText(note.inlines)] : []))]
    above.push(...words)
    unseen.push(...words)
    for (const command of step.commands) {
      if (mayLose(command, loss)) {
        // Once something is kept, all that follows is guarded.
        if (unseen.some(isGuard)) return found
        unseen = []
        // What stands before it in the same script or loop was done before it too.
        const own = command.kind === 'script' || command.text.includes('\n') ? command.text.split('\n') : []
        if (!own.some(isGuard))
          for (const { type, seen } of lossesOf(subject, command))
            if (
              type === loss &&
              found.at(-1) !== command &&
              !(seen !== undefined && [...above.slice(from), ...own].some((text) => seen.test(text)))
            )
              found.push(command)
      }
      unseen.push(command.text)
      from = Math.max(from, above.length - lookBack)
      above.push(command.text)
    }
  }
  return found
}

function mayLose({ hazards, text }: Command, loss: Loss): boolean {
  if (loss === 'overwritten') return hazards.includes('overwrites')
  return hazards.includes('deletes-data') || hazards.includes('drops-database') || text.includes('prune')
}

/** Both rules ask of the same titles and commands, of many more than once. */
function isKeeper(subject: Subject, text: string): boolean {
  const known = keepingTexts(subject)
  let keeps = known.get(text)
  if (keeps === undefined) {
    keeps = keepsCopy(text)
    known.set(text, keeps)
  }
  return keeps
}

const keepingTexts = oncePer(() => new Map<string, boolean>())
const copyKeepers = oncePer(() => new Map<Procedure, boolean>())

function keepsCopyIn(subject: Subject, procedure: Procedure): boolean {
  const known = copyKeepers(subject)
  let keeps = known.get(procedure)
  if (keeps === undefined) {
    keeps = procedure.steps.some((step) => isKeeper(subject, step.title) || step.commands.some(({ text }) => isKeeper(subject, text)))
    known.set(procedure, keeps)
  }
  return keeps
}

/** "On a new, clean system", or behind "1. Provision the replacement host": there is nothing to keep yet. */
function isOnNewGround(subject: Subject, procedure: Procedure): boolean {
  const above = relatives(subject, procedure).filter(({ lines }) => lines.start < procedure.lines.start)
  return (
    [procedure.title, ...procedure.steps.map(({ title }) => title)].some((text) => newGround.test(text)) ||
    above.some(({ title }) => provides.test(title) && newGround.test(title))
  )
}

const provides =
  /\b(?:provision|install|set ?up|build|create|launch|prepare|bereitstellen|installieren|provisionner|installer|préparer|aprovisionar|instalar|preparar)\b/i
const newGround =
  /\b(?:new|fresh|clean|empty|scratch|spare|replacement)\b[^.]*\b(?:systems?|hosts?|servers?|machines?|instances?|clusters?|environment|database|directory|vm|node)\b|\bbuild it anew\b|zweitsystem|ersatzsystem|\b(?:neue[nmrs]?|frische[nmrs]?) (?:system|server|rechner|host|maschine)|\b(?:nouve(?:au|l|lle)|vierge) (?:hôte|host|serveur|machine|système)|\b(?:nuev[oa]|nov[oa]) (?:servidor|sistema|máquina|host)/i
