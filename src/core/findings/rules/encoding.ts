// Rules: text whose encoding was broken on its way into the file.
import { repairText } from '../../playbook/source/mojibake.ts'
import { linesMatching } from '../line-search.ts'
import { oncePer } from '../once.ts'
import { protectedLines } from '../protected-lines.ts'
import { repairLine } from '../repair.ts'
import type { Remark, Rule } from '../rule.ts'
import type { Subject } from '../subject.ts'

const broken = /[\u0080-\uffff]{2}/g

export const encodingRules: readonly Rule[] = [
  {
    name: 'broken-characters',
    level: 'warning',
    summary: 'UTF-8 was once read as another encoding.',
    why: 'Signs such as ✅ and ❌ become unreadable, and whoever mails this text on looks careless in a bad hour.',
    next: 'Repair it with “runcard check --fix”; it keeps a copy and changes nothing else.',
    find: (subject) =>
      brokenLines(subject, (line, isKept) => (isKept ? undefined : repairLine(line))).map(({ line, text, repaired }) => ({
        line,
        message: `“${excerpt(text, repaired)}” was meant to be “${excerpt(repaired, text)}”.`,
      })),
    yes: 'Status: âœ… done\n',
    no: 'Status: ✅ done, l’été, « café »\n\n```bash\necho "âœ…"\n```\n',
  },
  {
    name: 'broken-characters-in-command',
    level: 'warning',
    summary: 'UTF-8 was once read as another encoding, in what is run.',
    why: 'The command prints or sends the broken signs; a comparison with them never holds.',
    next: 'Correct it by hand: commands, settings and code are never changed for you.',
    find: (subject) => {
      const remarks = brokenLines(subject, (line, isKept) => {
        const repaired = repairText(line)
        if (isKept || repaired === line) return repaired
        const prose = repairLine(line)
        return repairText(prose) === prose ? undefined : repaired
      })
      return joined(
        remarks.map(({ line, text, repaired }) => ({
          line,
          message: `“${excerpt(text, repaired)}” was meant to be “${excerpt(repaired, text)}”.`,
        })),
      )
    },
    yes: '```bash\necho "âœ… done"\n```\n',
    no: 'âœ… done\n\n```bash\necho "✅ done"\n```\n',
  },
  {
    name: 'lost-characters',
    level: 'warning',
    summary: 'A character was lost and replaced by �.',
    why: 'What stood there can’t be brought back from this file.',
    next: 'Look it up in an older version and write it again.',
    find: ({ written }) =>
      linesMatching(written, /\ufffd/g).map((index) => ({ line: index + 1, message: 'A character is lost here (�).' })),
    yes: 'Gr\ufffd\ufffde\n',
    no: 'Größe\n',
  },
  {
    name: 'old-encoding',
    level: 'warning',
    summary: 'The file is not UTF-8.',
    why: 'It was read as Windows-1252, which may be a wrong guess: other programs will show other letters.',
    next: 'Save it as UTF-8 in your editor.',
    find: ({ isOldEncoding }) =>
      isOldEncoding === true ? [{ line: 1, message: 'This file is not UTF-8; it was read as Windows-1252.' }] : [],
    yes: 'old',
    no: 'new',
    given: { isOldEncoding: true },
  },
  {
    name: 'not-understood',
    level: 'error',
    summary: 'A fault of Runcard’s kept a part from being understood.',
    why: 'It is shown as written: nothing in it can be ticked or run, and no hazard in it is marked. The author did nothing wrong.',
    next: 'Work from the text as it stands, and report the fault: Runcard keeps it in “logs” in its data folder.',
    find: ({ asWritten = [] }) =>
      asWritten.map(({ start, end }) => ({ line: start, endLine: end, message: 'A fault in Runcard: this part is shown as written.' })),
    yes: '# A\n',
    no: '# A\n',
    given: { asWritten: [{ start: 1, end: 1 }] },
  },
]

interface BrokenLine {
  readonly line: number
  readonly text: string
  readonly repaired: string
}

function brokenLines(subject: Subject, repair: (line: string, isKept: boolean) => string | undefined): readonly BrokenLine[] {
  return suspects(subject).flatMap(({ line, isKept }): readonly BrokenLine[] => {
    const text = subject.lines[line - 1]!
    const repaired = repair(text, isKept)
    return repaired === undefined || repaired === text ? [] : [{ line, text, repaired }]
  })
}

interface Suspect {
  readonly line: number
  /** No repair may touch it. */
  readonly isKept: boolean
}

/** The lines that may be broken: those with two such characters in a row that a repair would change somewhere. Two rules look at them. */
const suspects = oncePer((subject): readonly Suspect[] => {
  const found = linesMatching(subject.written, broken).filter((index) => repairText(subject.lines[index]!) !== subject.lines[index])
  if (found.length === 0) return []
  const isKept = protectedLines(subject)
  return found.map((index) => ({ line: index + 1, isKept: isKept(index + 1) }))
})

/** The broken place with a little around it. */
function excerpt(text: string, other: string): string {
  let start = 0
  while (start < text.length && text[start] === other[start]) start++
  let end = text.length
  let otherEnd = other.length
  while (end > start && otherEnd > start && text[end - 1] === other[otherEnd - 1]) {
    end--
    otherEnd--
  }
  const from = start === 0 ? 0 : Math.max(0, text.lastIndexOf(' ', start - 2) + 1)
  const piece = text.slice(Math.max(from, start - 20), Math.min(text.length, Math.max(end, start + 1) + 20)).trim()
  return [...piece].slice(0, 50).join('')
}

/** Neighbouring lines of one command are one remark. */
function joined(remarks: readonly Remark[]): readonly Remark[] {
  const found: Remark[] = []
  for (const remark of remarks) {
    const last = found.at(-1)
    if (last !== undefined && (last.endLine ?? last.line) + 1 === remark.line) found[found.length - 1] = { ...last, endLine: remark.line }
    else found.push(remark)
  }
  return found
}
