// Rules: whom to call, and what only the team itself can fill in.
import type { Section } from '../../playbook/model/playbook.ts'
import { linesMatching } from '../line-search.ts'
import { oncePer } from '../once.ts'
import type { Remark, Rule } from '../rule.ts'
import { isPlaybook, type Subject } from '../subject.ts'

const contactHeading =
  /contacts?\b|on-?call|who(?:m)? to (?:call|contact|notify|page)|escalation|ansprechpartner|kontakt|rufbereitschaft|eskalation|astreinte|escalade|contactos?|escalamiento|guardia|联系|值班|升级/i
const contactKey =
  /^(?:(?:system |service |runbook |playbook |document )?owner|e-?mail|phone|mobile|pager|contact|approved by|approval|approver|maintainer|author|name|tel(?:ephone)?|on-?call.*|(?:primary|secondary) .*|verantwortlich|telefon|freigabe|t[ée]l[ée]phone|responsable|correo|tel[ée]fono|电话|负责人|邮箱)$/i
const blankValue = /^(?:\[[^\]\n]*\]|<[A-Za-z][^>\n]*>|\{\{[^}\n]*\}\}|TBD|TODO|TBA|FIXME|\?{2,}|_{3,}|x{3,}(?:-x+)*|XXX[-X\d]*)$/i
const anyBlank = /\[[^\]\n]{2,}\](?![[(:])|<(?:your[ _-])?(?:name|phone|e-?mail|contact|team|pager)[^>]*>|\bTB[DA]\b|\bTODO\b|_{4,}/i
/** A number that can be dialled, an address, a channel, a pager service. */
const reachable =
  /[\w.+-]+@[\w-]+\.\w|(?<![\w.:/-])(?:\+\d[\d\s().-]{5,}\d|\(?\d{2,5}\)?[\s./-]\d{3,}[\s./-]?\d{3,})(?![\w/-])|(?:^|\s)#[a-z][\w-]{2,}|\b(?:slack|pager ?duty|opsgenie|pager|teams channel|(?:on|via|by) signal|signal (?:group|chat|app)|telegram|whatsapp|hotline)\b|\bext\.? ?\d{2,}/i
/** Numbers and domains that are set aside for examples: nobody answers there. */
const example = /(?<!\d)555-01\d\d(?!\d)|[\w.+-]+@example\.(?:com|org|net|edu)\b/
/** What every blank and every example has in it. */
const mayBeBlank = /555-01|@example\.|[[<]|\{\{|TB[AD]|TODO|FIXME|\?\?|__|xxx/gi
const unfinished =
  /\[[^\S\n]*(?:to be [a-z]+|tbd|tba|todo|fill in|add [^[\]\n]*here|insert(?= [^[\]\n]*\w)|pending)\b[^[\]\n]*\](?!\()|\b(?:TBD|TODO|FIXME)\b|\bto be (?:configured|determined|defined|decided|added|filled in)\b|\bcoming soon\b|\b(?:noch offen|à compléter|por definir|待定|待补充)/gi

const saysEtc = /^[^\S\n]*(?:#|--)[^\S\n]*(?:\.\.\.|…)[^\S\n]*(?:etc\.?|and so on)[^\S\n]*$/gim

const workOfOnCall =
  /on-?call\W+(?:\w+\W+)?(?:checklist|guide|handbook|run-?book|play-?book|procedures?|manual|basics|tips|duties|responsibilit\w+|expectations|actions|steps|tasks|training)/i

export const contactRules: readonly Rule[] = [
  {
    name: 'contact-blank',
    level: 'warning',
    summary: 'A name, number or address is still to be filled in.',
    why: 'The night that somebody must be called is too late to find out who and how.',
    next: 'Fill it in, for each person a number that is answered at night.',
    find: (subject) => blankContacts(subject),
    yes: '## Emergency contacts\n\n| Role | Phone |\n|---|---|\n| On call | [PHONE] |\n',
    no: '## Emergency contacts\n\n| Role | Phone |\n|---|---|\n| On call | +1-212-736-5000 |\n\n## Template\n\nDear [NAME]\n',
  },
  {
    name: 'nobody-to-call',
    level: 'warning',
    summary: 'There is no number, address or channel of anybody.',
    why: 'Who gets stuck is alone with it: an escalation that names roles and no numbers can’t be dialled.',
    next: 'Add a table of who to call, with numbers, under a heading “Contacts”.',
    find(subject) {
      if (!isPlaybook(subject) || blankContacts(subject).length > 0) return []
      const prose = subject.lines.filter((_, index) => subject.kinds[index] === 'prose' || isContactListing(subject, index))
      if (prose.some((line) => reachable.test(withoutLinks(line)))) return []
      const sections = subject.playbook.sections.filter(({ title }) => contactHeading.test(title))
      // "On-Call Checklist" is what they do, not who they are.
      const section = sections.find(({ title }) => !workOfOnCall.test(title))
      const what = section === undefined ? 'Nothing says whom to call' : `“${section.title}” names nobody who can be called`
      return [{ line: section?.lines.start ?? 1, message: `${what}: there is no number, address or channel.` }]
    },
    yes: '# A\n\n```bash\ndocker ps\n```\n\n## Contacts\n\n**Level 1**: engineer on call\n',
    no: '# A\n\n```bash\ndocker ps\n```\n\n## Contacts\n\n**Level 1**: engineer on call, +49 30 1234567\n',
  },
  {
    name: 'unfinished',
    level: 'warning',
    summary: 'Something is still to be written.',
    why: 'A gap that the author knew of is found by the responder.',
    next: 'Write it, or take the line out until it is known.',
    find: (subject) => [
      ...linesMatching(subject.written, saysEtc)
        .filter((index) => subject.kinds[index] === 'fence')
        .map((index): Remark => ({ line: index + 1, message: '“etc.” leaves the rest to the responder.' })),
      ...linesMatching(subject.prose, unfinished).flatMap((index): readonly Remark[] => {
        const match = subject.lines[index]!.replace(/`[^`]*`/g, '').match(unfinished)
        if (match === null || isContactLine(subject, index) || /^#|template/i.test(headingAbove(subject, index)?.title ?? '')) return []
        return [{ line: index + 1, message: `“${match[0]}” is still to be written.` }]
      }),
    ],
    yes: '- **Offsite**: [To be configured - S3]\n',
    no: '- **Offsite**: s3://backups\n- grep for `TODO` in the log\n',
  },
]

function withoutLinks(line: string): string {
  const plain = line.includes('://') ? line.replace(/https?:\/\/\S+/g, '') : line
  return plain.includes('](') ? plain.replace(/\]\([^)]*\)/g, ']') : plain
}

/** Two rules ask for them. */
const blankContacts = oncePer((subject): readonly Remark[] =>
  linesMatching(subject.written, mayBeBlank).flatMap((index): readonly Remark[] => {
    const line = subject.lines[index]!
    const mayBeSample = line.includes('555-01') || line.includes('@example.')
    const sample = mayBeSample && (isContactListing(subject, index) || subject.kinds[index] === 'prose') ? example.exec(line) : null
    if (sample !== null)
      return [{ line: index + 1, message: `${numberAround(line, sample)} is an example, nobody answers there${blanksInRow(line)}.` }]
    const kind = subject.kinds[index]
    if (kind === 'fence' ? !isContactListing(subject, index) : !isContactLine(subject, index)) return []
    const row = line.includes('|') ? line.split('|').map((cell) => cell.trim()) : undefined
    if (row !== undefined && kind === 'prose') {
      const blanks = row.filter((cell) => blankValue.test(bare(cell)))
      if (blanks.length === 0) return []
      const who = bare(row.find((cell) => cell !== '' && !blankValue.test(bare(cell)) && !/^\d+$/.test(cell)) ?? '')
      return [{ line: index + 1, message: `Still blank${who === '' ? '' : ` for ${who}`}: ${blanks.map(bare).join(', ')}.` }]
    }
    const text = line.replace(/`[^`]*`/g, (code) => (blankValue.test(bare(code)) ? code : ''))
    const blank = anyBlank.exec(text)
    if (blank === null || /^\s*[-*] \[[ xX]\]/.test(line)) return []
    const key = keyOf(line)
    return [{ line: index + 1, message: `Still blank${key === undefined ? '' : ` for ${key}`}: ${blank[0]}.` }]
  }),
)

/** With the country code before it. */
function numberAround(line: string, sample: RegExpExecArray): string {
  return sample[0].includes('@') ? sample[0] : (/[+\d][\d\s().-]*$/.exec(line.slice(0, sample.index))?.[0].trimStart() ?? '') + sample[0]
}

function blanksInRow(line: string): string {
  const blanks = line
    .split('|')
    .map(bare)
    .filter((cell) => blankValue.test(cell))
  return blanks.length === 0 ? '' : `; still blank: ${blanks.join(', ')}`
}

/** `**Phone:** …`, `owner: …`, a row below a heading about contacts. */
function isContactLine(subject: Subject, index: number): boolean {
  const line = subject.lines[index]!
  if (line === '' || line.trim() === '') return false
  const key = keyOf(line)
  if (key !== undefined && contactKey.test(key) && blankValue.test(bare(line.slice(line.search(/[:：]/) + 1)))) return true
  if (subject.kinds[index] !== 'prose') return false
  const heading = headingAbove(subject, index)
  if (heading?.isAboutContacts !== true || /template|notification/i.test(heading.title)) return false
  return line.trimStart().startsWith('|') || key !== undefined || /^\s*(?:[-*]|\d+[.)])\s/.test(line)
}

/** A fence that lists people in columns, below a heading about contacts. */
function isContactListing(subject: Subject, index: number): boolean {
  if (subject.kinds[index] !== 'fence') return false
  return headingAbove(subject, index)?.isAboutContacts === true && /[:：→]/.test(subject.lines[index]!)
}

function keyOf(line: string): string | undefined {
  if (!line.includes(':') && !line.includes('：')) return undefined
  const match = /^\s*(?:[-*>]\s+|\d+[.)]\s+)?\**([^:*|]{2,50}?)\**\s*[:：]/.exec(line)
  return match?.[1]?.trim()
}

function bare(cell: string): string {
  return cell.replace(/[*`"'\\]/g, '').replace(/^[\s:：]+|\s+$/g, '')
}

interface HeadingAbove {
  readonly title: string
  readonly isAboutContacts: boolean
}

function headingAbove(subject: Subject, index: number): HeadingAbove | undefined {
  return headings(subject)[index]
}

/** The heading above each line. */
const headings = oncePer(({ playbook, lines }): readonly (HeadingAbove | undefined)[] => {
  let next = 0
  let heading: HeadingAbove | undefined
  return lines.map((_, at) => {
    let section: Section | undefined
    while ((playbook.sections[next]?.lines.start ?? Number.POSITIVE_INFINITY) <= at + 1) section = playbook.sections[next++]
    if (section !== undefined) heading = { title: section.title, isAboutContacts: contactHeading.test(section.title) }
    return heading
  })
})
