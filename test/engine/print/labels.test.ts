// Labels in another language: the words of the sheet change, its code and the playbook's own words don't.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { type FormatName, formatNames, type PrintFormat } from '../../../src/core/card/format.ts'
import { paperWords } from '../../../src/core/card/language/languages.ts'
import { type LabelLanguage, labelLanguages } from '../../../src/core/card/language/paper-words.ts'
import type { IncidentEvent } from '../../../src/core/incident/events.ts'
import { createTimes } from '../../../src/core/incident/report/times.ts'
import type { Playbook } from '../../../src/core/playbook/model/playbook.ts'
import { typeset } from '../../../src/engine/print/typeset.ts'
import { typesetBinder } from '../../../src/engine/print/typeset-binder.ts'
import { type RecordWish, typesetRecord } from '../../../src/engine/print/typeset-record.ts'
import { read } from '../../core/playbook/reading.ts'
import { missing } from '../../support/real-parts.ts'
import { elementsOf, textsOf } from './pdf-elements.ts'
import { type PdfDictionary, pdfObjects } from './pdf-objects.ts'
import { textOf } from './reading-paper.ts'

const options = { fileName: 'web.md', printedOn: '2026-11-21' } as const

/** Has something in it for each of the labels. */
const english = read(`# Web

**RTO**: 4 hours
**Next review**: 2026-01-13

See [the rollback](#rollback).

## Scenario 1: Site down

**Severity:** Critical

**Symptoms:**
- Pages time out

### Restart (10 minutes)

\`\`\`bash
# Remove the cache
rm -rf /var/cache/web
# Watch it
tail -f /var/log/web.log
\`\`\`

See [the rollback](#rollback) and [the other one](#scenario-2-disk-full).

## Scenario 2: Disk full

\`\`\`sql
-- Drop what nobody needs
DROP DATABASE scratch;
\`\`\`

## Escalation

| After | Who | Phone |
|---|---|---|
| 15 minutes | Ada | +1 555 0100 |

## Rollback

Back to the last release.
`)

const german = read(`# Web

Diese Anleitung ist für den Fall, dass die Seite nicht mehr antwortet und niemand weiß, warum das so ist.

## Szenario 1: Seite nicht erreichbar

**Symptome:**
- Seiten laden nicht

\`\`\`bash
# Neu starten
rm -rf /var/cache/web
\`\`\`
`)

function formatOf(playbook: Playbook, type: FormatName): PrintFormat {
  return type === 'card' ? { type, scenarioId: playbook.scenarios[0]!.id } : { type }
}

/** Chinese letters are in no font that comes with Runcard. */
const known = missing('a Chinese font') ? labelLanguages.filter((language) => language !== 'zh') : labelLanguages
const everyFormat = [...formatNames.map((format) => [format, 'de'] as const), ...known.map((labels) => ['card', labels] as const)]

describe('the codes of pages', () => {
  it.each(everyFormat)('of the format %s with labels in %s are made from what its English pages say', async (type, labels) => {
    const print = (labels: LabelLanguage) => typeset(english, formatOf(english, type), { ...options, labels })
    const [plain, worded] = [await print('en'), await print(labels)]
    expect(worded.sheets.map(({ name, units }) => ({ name, units }))).toEqual(plain.sheets.map(({ name, units }) => ({ name, units })))
    const codes = ({ sheets }: typeof plain) => sheets.map(({ pages }) => pages.map(({ code }) => code))
    if (type === 'card' || type === 'cards') expect(codes(worded)).toEqual(codes(plain))
    expect(worded.missingCharacters).toEqual([])
  })

  it('are the same for a binder, its contents too', async () => {
    const parts = [english, german].map((playbook) => ({ playbook, printing: options }))
    const sheets = async (labels: LabelLanguage) => (await typesetBinder(parts, { printedOn: options.printedOn, labels })).sheets
    expect(await sheets('fr')).toEqual(await sheets('en'))
  })
})

describe.skipIf(missing('pdftotext', 'qpdf'))('labels', () => {
  afterEach(() => vi.unstubAllEnvs())

  it.each(known)('are read on a card in %s, and none of them is left in English', async (labels) => {
    const { bytes } = await typeset(english, formatOf(english, 'card'), { ...options, labels })
    const said = textOf(bytes)
    const words = paperWords[labels]
    const wanted = [
      words.restoreServiceIn,
      words.itIsThisWhen,
      words.call,
      words.startedAt,
      words.onHost,
      words.notSolvedAfter,
      words.stillTrue,
    ]
    for (const word of [...wanted, words.hazards['deletes-data'].toUpperCase(), words.untilStopped, words.inTheBooklet.trim()])
      expect(said.replace(/\s+/g, ' ')).toContain(word.replace(/\s+/g, ' '))
    if (labels === 'en') return
    expect(said).not.toMatch(/restore service|It is this|Started at|DELETES|runs until|Printed|page 1 of|still true|in the booklet|card \d/)
  })

  it('are in the language of the playbook where nobody chose one, and its structure says so of all of it', async () => {
    const { bytes } = await typeset(german, { type: 'booklet' }, options)
    expect(textOf(bytes)).toMatch(/Inhalt[\s\S]*Seite 1 von[\s\S]*LÖSCHT DATEN/)
    const pdf = pdfObjects(bytes)
    expect(pdf.catalog['/Lang']).toBe('u:de')
    expect(elementsOf(pdf).filter(({ object }) => object['/Lang'] !== undefined)).toEqual([])
  })

  it('in another language than the playbook are marked with theirs, and nothing else is', async () => {
    const { bytes } = await typeset(german, formatOf(german, 'card'), { ...options, labels: 'fr' })
    const pdf = pdfObjects(bytes)
    expect(pdf.catalog['/Lang']).toBe('u:de')
    const marked = elementsOf(pdf).filter(({ object }) => object['/Lang'] !== undefined)
    expect(new Set(marked.map(({ type, object }) => `${type} ${object['/Lang']}`))).toEqual(new Set(['Span u:fr']))
    const said = textsOf(bytes, 'Span')
    expect(said).toHaveLength(marked.length)
    const { call, itIsThisWhen, hazards } = paperWords.fr
    for (const label of [call, itIsThisWhen, hazards['deletes-data'].toUpperCase()]) expect(said).toContain(label)
    expect(said.join('\n')).not.toMatch(/Seiten laden nicht|Neu starten|rm -rf/)
  })

  it('of a handover sheet have its days in their language, and are in that of the playbook where nobody chose one', async () => {
    const toldAt = Date.parse('2026-11-21T02:00:00Z')
    const opened = { type: 'incident-opened', kind: 'incident', playbookTitle: 'Web', playbookFile: 'web.md', seq: 1, at: toldAt }
    const ground = { events: [opened as unknown as IncidentEvent], playbook: german, toldAt, times: createTimes('UTC') }
    const said = async (wish: Partial<RecordWish>) => textOf((await typesetRecord('handover', ground, { paper: 'a4', ...wish })).bytes)
    expect(await said({})).toMatch(/Übergabe: Web[\s\S]*21\. Nov\. 2026, 02:00/)
    expect(await said({ labels: 'en' })).toMatch(/Handover: Web[\s\S]*21 Nov 2026, 02:00/)
  })

  it('of each playbook in a binder are in one language, and each says which language its text is in', async () => {
    const parts = [english, german].map((playbook) => ({ playbook, printing: options }))
    const { bytes } = await typesetBinder(parts, { printedOn: options.printedOn })
    const pdf = pdfObjects(bytes)
    expect(pdf.catalog['/Lang']).toBe('u:en')
    const sections = elementsOf(pdf).filter(({ type }) => type === 'Sect')
    expect(sections.map(({ object }: { object: PdfDictionary }) => object['/Lang'])).toEqual([undefined, undefined, 'u:de'])
  })

  describe('where no font has their letters', () => {
    const bare = mkdtempSync(join(tmpdir(), 'runcard-no-fonts-'))
    const withoutFonts = () => {
      for (const name of ['HOME', 'XDG_DATA_HOME', 'XDG_DATA_DIRS']) vi.stubEnv(name, bare)
    }
    afterEach(() => rmSync(bare, { recursive: true, force: true }))

    it('are refused where they were asked for', async () => {
      withoutFonts()
      const made = typeset(english, { type: 'booklet' }, { ...options, labels: 'zh' })
      await expect(made).rejects.toMatchObject({ code: 'labels-without-font', params: { language: 'Chinese' } })
    })

    it('are English beside a playbook in that language, whose own letters are told by their code points', async () => {
      withoutFonts()
      const { bytes, missingCharacters } = await typeset(read('# 磁盘已满\n\n磁盘写满后，请清理日志。\n'), { type: 'booklet' }, options)
      expect(missingCharacters).toContain('U+78C1')
      expect(textOf(bytes)).toMatch(/page 1 of 1/)
    })
  })
})
