import { describe, expect, it } from 'vitest'
import { bookletSheet } from '../../../src/core/card/booklet.ts'
import { callLines, cardSheet } from '../../../src/core/card/card.ts'
import { findContacts } from '../../../src/core/card/contacts.ts'
import { english } from '../../../src/core/card/language/english.ts'
import { plainText } from '../../../src/core/card/runs.ts'
import type { FormPart, SheetElement } from '../../../src/core/card/sheet.ts'
import { unitsOf } from '../../../src/core/paper/units.ts'
import { read } from '../playbook/reading.ts'

const printing = { fileName: 'web.md', printedOn: '2026-11-21' }

const playbook = read(`# Web

**Version**: 2.1
**Last Updated**: 2026-01-02
**Next Review**: 2026-02-02

## Scenario 1: Site down

**Symptoms:**
- Pages time out
- Health check fails

**Recovery (10 minutes):**

\`\`\`bash
# Look
systemctl status web
# Restart
systemctl restart web
\`\`\`

---

## Contacts

| Role | Contact | Phone |
|------|---------|-------|
| On call | [NAME] | +1-555-0100 |
| Database | [NAME] | [PHONE] |
`)

function kinds(elements: readonly SheetElement[]): string[] {
  return elements.map((element) => element.type)
}

/** As they stand where the page is high enough for them. */
function stacked(elements: readonly SheetElement[]): readonly SheetElement[] {
  return elements.flatMap((element) => (element.type === 'columns' && element.onLowPages ? element.columns.flat() : [element]))
}

describe('what goes on which sheet', () => {
  it('opens a booklet with title, contacts and contents, then every chapter in order', () => {
    expect(kinds(bookletSheet(playbook, printing).elements)).toEqual([
      ...['masthead', 'small-heading', 'form', 'rule', 'contents', 'rule'],
      'paragraph',
      ...['scenario', 'label', 'list', 'label', 'step', 'step'],
      ...['page-break', 'heading', 'table'],
    ])
  })

  it('has a line for what the words of a step leave open, once, and none for what its command asks or a log says', () => {
    const text =
      '# T\n## A\n1. Fetch the tape from [OFFSITE_LOCATION] with [NAME].\n2. Look for [ERROR] in `tail [LOG_FILE]`, see [LOG_FILE] and [WIKI](w.md).\n- [ ] Ask [NAME]'
    const steps = bookletSheet(read(text), printing).elements.flatMap((element) => (element.type === 'step' ? [element.parts] : []))
    const fields = (label: string) => ({ label, share: 1 })
    expect(steps.map((parts) => parts.filter(({ type }) => type === 'form'))).toEqual([
      [{ type: 'form', lines: [[fields('[OFFSITE_LOCATION]'), fields('[NAME]')]] }],
      [],
      [{ type: 'form', lines: [[fields('[NAME]')]] }],
    ])
  })

  it('says behind a link in the title of a step where it leads', () => {
    const linking = read('# T\n## A\n1. Stop it, as in [B](#b).\n2. Read [the guide](https://example.org/g).\n\n## B\nText.\n')
    const steps = bookletSheet(linking, printing).elements.flatMap((element) => (element.type === 'step' ? [element.titleRuns] : []))
    expect(steps).toEqual([
      [{ text: 'Stop it, as in ' }, { text: 'B', anchor: 'b' }, { text: '', pageOf: 'b' }, { text: '.' }],
      [
        ...[{ text: 'Read ' }, { text: 'the guide', href: 'https://example.org/g' }],
        ...[{ text: ' (' }, { text: 'https://example.org/g', mono: true, href: 'https://example.org/g' }, { text: ')' }, { text: '.' }],
      ],
    ])
  })

  it('says above a command what the author says behind it on its line, or for which case it is', () => {
    const text =
      '# T\n\n## A\n\n1. Ask both.\n\n   ```bash\n   curl :80  # the proxy\n   curl :81\n   ```\n\n   If it fails:\n\n   ```bash\n   reboot\n   ```\n'
    const steps = bookletSheet(read(text), printing).elements.flatMap((element) => (element.type === 'step' ? element.parts : []))
    expect(steps.flatMap((part) => (part.type === 'command' ? [[part.text, part.asides]] : []))).toEqual([
      ['curl :80', ['the proxy']],
      ['curl :81', []],
      ['reboot', ['If it fails']],
    ])
    expect(unitsOf(bookletSheet(read(text), printing).elements).find(({ type }) => type === 'step')?.text).toContain('the proxy\ncurl :80')
  })

  it('tells of the lines above a file what the title page does not say already', () => {
    const above = (lines: string) => bookletSheet(read(`---\n${lines}\n---\n\n# Web\n\nText.\n`), printing).elements
    const facts = above('title: Web\nversion: "2.1"\nowner: "[TEAM]"\nreview_schedule: every 6 months\nrto: 30 minutes')
    expect(facts.find(({ type }) => type === 'paragraph')).toMatchObject({
      runs: [
        { text: 'Owner:', bold: true },
        { text: ' [TEAM]' },
        { breaks: true },
        { text: 'Review schedule:', bold: true },
        { text: ' every 6 months' },
      ],
    })
    expect(kinds(facts)).not.toContain('listing')
    const told = above('version: 2.1 (draft)\nlast_updated: 2026-01-02\nlast_reviewed: 2026-03-04\nrto: 4h\nrpo: as agreed\nowner: [TEAM]')
    expect(told.flatMap((element) => (element.type === 'paragraph' ? element.runs.flatMap(({ text }) => text.trim() || []) : []))).toEqual([
      ...['Version:', '2.1 (draft)', 'Last reviewed:', '2026-03-04', 'RPO:', 'as agreed', 'Owner:', '[TEAM]', 'Text.'],
    ])
    expect(kinds(above('title: Web\nversion: 2.1'))).toEqual(kinds(bookletSheet(read('# Web\n\nText.\n'), printing).elements))
    const nested = above('owner: Ops\nruncard:\n  silence: []').find(({ type }) => type === 'listing')
    expect(nested).toEqual({ type: 'listing', text: 'owner: Ops\nruncard:\n  silence: []' })
  })

  it('names a picture without words in the language of the labels, and has its code from the English', () => {
    const pictured = read('# Web\n\n![](rack.png) ![The rack](rack.png)\n')
    const { elements, coded } = bookletSheet(pictured, { ...printing, labels: 'de' })
    const said = (all: readonly SheetElement[] = []) => all.flatMap((one) => (one.type === 'paragraph' ? plainText(one.runs) : []))
    expect(said(elements)).toEqual(['[Bild: rack.png] [The rack: rack.png]'])
    expect(said(coded?.elements)).toEqual(['[picture: rack.png] [The rack: rack.png]'])
  })

  it('tells in the footer which edition this is and that its review is overdue', () => {
    expect(bookletSheet(playbook, printing).footer).toEqual({
      name: 'Web',
      edition: 'v2.1 · 2 Jan 2026 · review was due 2 Feb 2026',
      printed: 'Printed 21 Nov 2026 · web.md',
    })
  })

  it('names the playbook above the title of a card, but on an index card at its foot alone', () => {
    const kicker = (size: 'page' | 'index-card') =>
      cardSheet(playbook, playbook.scenarios[0]!.id, printing, size)!.elements.flatMap((one) => (one.type === 'scenario' ? one.kicker : []))
    expect([kicker('page'), kicker('index-card')]).toEqual([['Scenario 1\u00a0· Web'], ['Scenario 1']])
  })

  it('puts the symptoms at the top of a card and not a second time below', () => {
    const card = cardSheet(playbook, playbook.scenarios[0]!.id, printing)
    expect(kinds(stacked(card!.elements))).toEqual(['scenario', 'columns', 'small-heading', 'form', 'rule', 'label', 'step', 'step'])
    expect(card!.elements[0]).toMatchObject({ number: '1', title: 'Site down', objective: { value: '10 min' } })
  })

  it('lets no line above the title of a scenario begin with the dot between two parts of it', () => {
    const severe = read('# Web\n\n## Scenario 1: Down\n\n**Severity**: High\n\n**Symptoms**:\n\n- no answer\n\n```bash\nlook\n```\n')
    const [head] = cardSheet(severe, severe.scenarios[0]!.id, printing)!.elements
    expect(head).toMatchObject({ kicker: 'Scenario 1\u00a0· Web\u00a0· High' })
  })

  it('leaves lines for addresses out of a card of half a page, not those that are known', () => {
    const rows = ['| On call | [NAME] | [PHONE] | [EMAIL] |', '| Vendor | [NAME] | +1-555-0100 | help@example.org |']
    const text = `# Web\n\n## Emergency #1: Down\n\n1. Look\n\n## Contacts\n\n| Role | Name | Phone | Email |\n|---|---|---|---|\n${rows.join('\n')}\n`
    const web = read(text)
    const labels = (size: 'page' | 'half-page') =>
      stacked(cardSheet(web, web.scenarios[0]!.id, printing, size)!.elements).flatMap((element) =>
        element.type === 'form' ? element.lines.map((parts) => parts.map(({ label, value }) => value || label)) : [],
      )
    expect(labels('page')[0]).toEqual(['On call', '', 'Phone', 'Email'])
    expect(labels('half-page').slice(0, 2)).toEqual([
      ['On call', '', 'Phone'],
      ['Vendor', '', '+1-555-0100', 'help@example.org'],
    ])
  })

  it('has no card for a scenario that is not there', () => {
    expect(cardSheet(playbook, 'nothing' as never, printing)).toBeUndefined()
  })

  it('makes a line to write on of each contact that nobody filled in', () => {
    expect(findContacts(playbook).map((contact) => contact.parts)).toEqual([
      [
        { label: 'On call', value: '', share: 0 },
        { label: '', share: 1 },
        { label: 'Phone', value: '+1-555-0100', share: 1 },
      ],
      [
        { label: 'Database', value: '', share: 0 },
        { label: '', share: 1 },
        { label: 'Phone', share: 1 },
      ],
    ])
  })

  it('calls the levels of a ladder without times by their names where the playbook lists nobody', () => {
    const levels = (of: string) => `\n**Level 1 - ${of}**:\n- Restart it\n\n**Level 2 - Database Administrator**:\n- Restore it\n`
    const called = (text: string, index: number) => {
      const linked = read(text)
      return callLines(linked, english, linked.scenarios[index]).map((parts) => parts.map(({ label, value }) => ({ label, value })))
    }
    const text = `# T\n\n## Scenario 1: Slow\n\n1. Wait\n\n## Scenario 2: Down\n\n1. Wait\n\n**Escalation**:\n1. Level 1 - Duty manager: restarts it\n\n## Escalation Path\n${levels('On-Call Engineer')}`
    const toWrite = (role: string) => [
      { label: role, value: '' },
      { label: 'Tel.', value: undefined },
    ]
    expect(called(text, 0)).toEqual([toWrite('On-Call Engineer'), toWrite('Database Administrator')])
    expect(called(text, 1)).toEqual([toWrite('Duty manager')])
    expect(called(`${text}\n## Contacts\n\n- Database Administrator: +1-555-0100\n`, 0)).toEqual([
      [{ label: 'Database Administrator', value: '+1-555-0100' }],
    ])
    const nobody = ['Name', 'Tel.', 'Name', 'Tel.']
    expect(called('# T\n\n## Scenario 1: Slow\n\n1. Wait', 0).flatMap((parts) => parts.map(({ label }) => label))).toEqual(nobody)
  })

  it('gathers a scenario that is described in one chapter and answered in another', () => {
    const split = read(`# S

## Disaster Scenarios

### Scenario 1: Server lost

**Symptoms:**
- no answer

## Recovery Procedures

### Scenario 1: Server lost

**Critical**: tell the team first.

\`\`\`bash
# Rebuild
make rebuild
\`\`\`
`)
    const card = cardSheet(split, split.scenarios[0]!.id, printing)
    expect(kinds(card!.elements)).toEqual(['scenario', 'columns', 'rule', 'paragraph', 'step'])
  })

  it('leads from one card to another by its number, and says after how long to call whom', () => {
    const linked = read(`# L

## Scenario 1: Slow

Still slow? See [the other](#scenario-2-down).

\`\`\`bash
uptime
\`\`\`

## Scenario 2: Down

\`\`\`bash
reboot
\`\`\`

## Escalation

- **T+0**: engineer on call
- **T+15 min**: database team
`)
    const [, head, , paragraph] = cardSheet(linked, linked.scenarios[0]!.id, printing)!.elements
    expect(paragraph).toMatchObject({
      runs: [{ text: 'Still slow? See ' }, { text: 'the other' }, { text: '\u00a0(card\u00a02)' }, { text: '.' }],
    })
    expect(head?.type === 'columns' && head.columns[0]!.at(-1)).toMatchObject({
      lines: [
        [{ label: 'at once' }, { value: '' }],
        [{ label: '15 min' }, { value: '' }],
      ].map(([time]) => [time, {}]),
    })
  })

  it('has a line for the number of whoever the ladder calls and no contact is', () => {
    const rows = ['| T+0 | Engineer on call | Look |', '| T+15 min | Database team | Restore |', '| T+30 min | | Tell everybody |']
    const table = `## Escalation\n\n| After | Call | To do |\n|---|---|---|\n${rows.join('\n')}\n`
    const ladder = (more: string) => {
      const calling = read(`# T\n\n## Scenario 1: Slow\n\n1. Wait\n\n${table}${more}`)
      const [, head] = cardSheet(calling, calling.scenarios[0]!.id, printing)!.elements
      const forms = head?.type === 'columns' ? head.columns.flat().filter(({ type }) => type === 'form') : []
      return forms.flatMap((form) => (form.type === 'form' ? form.lines : [])).filter(([first]) => /once|min/.test(first!.label))
    }
    const open = (lines: readonly (readonly FormPart[])[]) => lines.flatMap(([, who]) => (who!.value === undefined ? [who!.label] : []))
    expect(open(ladder(''))).toEqual(['Engineer on call', 'Database team'])
    expect(open(ladder('\n## Contacts\n\n| Role | Phone |\n|---|---|\n| Database team | [PHONE] |\n'))).toEqual(['Engineer on call'])
  })

  it('says of a link to what no card has that it is in the booklet, and of one to the card itself its page', () => {
    const linked = read(`# L

## Scenario 1: Slow

Go on with [the rest](#the-rest), then [check](#checklist).

### The rest

\`\`\`bash
uptime
\`\`\`

## Checklist

- all is well
`)
    const paragraph = cardSheet(linked, linked.scenarios[0]!.id, printing)!.elements.find(({ type }) => type === 'paragraph')
    expect(
      paragraph?.type === 'paragraph' && paragraph.runs.map(({ text, pageOf }) => (pageOf === undefined ? text : '(its page)')),
    ).toEqual(['Go on with ', 'the rest', '(its page)', ', then ', 'check', '\u00a0(in\u00a0the\u00a0booklet)', '.'])
  })

  it('puts the facts of a scenario on one line of its card, as they are written', () => {
    const facts = read('# F\n\n## Scenario 1: Slow\n\n**Severity**: High\n**Impact**: all wait\n\n```bash\nuptime\n```\n')
    const [scenario] = facts.scenarios
    const said = cardSheet(facts, scenario!.id, printing)!.elements.flatMap((element) => (element.type === 'paragraph' ? element.runs : []))
    expect(plainText(said).replaceAll('\u00a0', ' ')).toBe('Severity: High · Impact: all wait')
    expect(said.some(({ breaks }) => breaks)).toBe(false)
  })

  it('has no label of a fact at the end of a line, without the beginning of what it says', () => {
    const facts = read(
      '# F\n\n## Scenario 1: Slow\n\n**Severity**: High\n**RPO:** none as long as the databases are well\n**Data loss**: 1 hour at most, since the last backup\n\n```bash\nuptime\n```\n',
    )
    const said = cardSheet(facts, facts.scenarios[0]!.id, printing)!.elements.flatMap((element) =>
      element.type === 'paragraph' ? element.runs : [],
    )
    expect(plainText(said)).toMatch(/RPO:\u00a0none as long.+loss:\u00a01 hour/)
  })

  it('gives contacts of whom several things are to be written down the whole width, others a column', () => {
    const contacts = (table: string) => {
      const one = read(`# C\n\n## Scenario 1: Slow\n\n\`\`\`bash\nuptime\n\`\`\`\n\n## Contacts\n\n${table}`)
      return kinds(stacked(cardSheet(one, one.scenarios[0]!.id, printing)!.elements))
    }
    expect(contacts('| Role | Name | Phone |\n|---|---|---|\n| On call | [NAME] | [PHONE] |\n')).toContain('form')
    expect(contacts('- On call: +1-555-0100\n')).not.toContain('form')
  })

  it('asks for what a step needs once, and never for a secret', () => {
    const asking = read(
      '# T\n\n```bash\n# Restore\ncp backup-TIMESTAMP.tar /srv\ntar xf backup-TIMESTAMP.tar\ncurl -H "Token $API_TOKEN" localhost\n```\n',
    )
    const step = bookletSheet(asking, printing).elements.find((element) => element.type === 'step')
    expect(step?.parts.flatMap((part) => (part.type === 'command' ? [part.fillIn] : []))).toEqual([
      [{ label: 'TIMESTAMP', share: 1 }],
      [],
      [{ label: 'API_TOKEN', value: 'a secret: not on paper', share: 1 }],
    ])
  })
})
