// Escalation ladders: who is to be called when it has not helped after so long. From tables with times, lists whose
// items carry them, "Level 2 - …" labels, and plain lists under the word; each rung with the contacts that it names.
import type { Block } from '../model/document.ts'
import type { Contact, EscalationStep } from '../model/facts.ts'
import type { Scenario, Section } from '../model/playbook.ts'
import { readTitle, withoutColon } from '../wording/titles.ts'
import { append } from './append.ts'
import type { TimeMark } from './ladder-time.ts'
import { bracketTime, ladderTime, timeMark } from './ladder-time.ts'
import { shareOf, wordsOf } from './likeness.ts'
import type { Spot } from './outline.ts'
import { askingSections, itemText, nestedTexts, sectionIdOf } from './outline.ts'
import { columnOf } from './tables.ts'
import { mentionsContact, mentionsLadder } from './words.ts'

const whoHead =
  /^(?:who(?:m)?|role|call|contact|person|team|notify|page|escalate to|level|wer|wen|rolle|qui|r[ôo]le|qui[ée]n|rol|谁|角色|联系人)\b|^(?:谁|角色|联系人)/i
const levelLabel = /^(?:level|tier|stufe|niveau|nivel|l)\s*-?\s*(\d+)\b\s*[:–—-]*\s*/i
/** "Escalation Level 2: team lead": the ladder and its rung in one heading. */
const ladderWord = /^(?:escalation|eskalation|escalade|escalamiento|escalado)\s*[:–—-]?\s*(?=(?:level|tier|stufe|niveau|nivel)\s*-?\s*\d)/i
const longestRungs = 500

type Rung = Omit<EscalationStep, 'contacts' | 'phone' | 'email'> & { readonly words: string }

/** Collects the rungs of all ladders in document order. */
export function readEscalation(
  spots: readonly Spot[],
  contacts: readonly Contact[],
  scenarioAt: (sections: readonly Section[]) => Scenario | undefined,
): readonly EscalationStep[] {
  const rungs: Rung[] = []
  let open: { title: string; time: ReturnType<typeof ladderTime>; actions: string[]; spot: Spot } | undefined
  const close = () => {
    if (open !== undefined) rungs.push(rung(open.spot, open.title, open.time, open.actions, whoOfLevel(open.title)))
    open = undefined
  }
  const isInLadder = askingSections((sections) => sections.some((section) => mentionsLadder(section.title) && section.level > 1))
  for (const spot of spots) {
    const { block } = spot
    if (block.type === 'step' || block.type === 'rule') continue
    const isLadder = isInLadder(spot.sections) || mentionsLadder(spot.label)
    if (block.type === 'heading' || block.type === 'label') {
      close()
      const above = block.type === 'heading' ? spot.sections.slice(0, -1) : spot.sections
      if (!above.some((section) => mentionsLadder(section.title)) && !ladderWord.test(spot.text)) continue
      const written = withoutColon(readTitle(spot.text).title).replace(ladderWord, '')
      const time = ladderTime(written) ?? bracketTime(written)
      const title = time === undefined || !written.includes(`(${time.time})`) ? written : withoutBrackets(written, time)
      if (levelLabel.test(title) || time !== undefined) open = { title, time, actions: [], spot }
      continue
    }
    if (open !== undefined) {
      if (block.type === 'list')
        append(
          open.actions,
          block.items.map((item) => itemText(item.blocks)),
        )
      else if (block.type === 'paragraph') open.actions.push(spot.text.trim())
      continue
    }
    if (block.type === 'table') append(rungs, fromTable(spot, isLadder))
    else if (block.type === 'list') append(rungs, fromList(spot, block, isLadder && isOwnLadder(spot)))
    else if (block.type === 'paragraph') append(rungs, fromPairs(spot, isLadder))
    else if (block.type === 'code' && block.role !== 'diagram' && /T\s*\+\s*\d/.test(block.text.slice(0, 4000)))
      append(rungs, fromCode(spot, block.text))
  }
  close()
  const find = createFinder(contacts)
  return rungs.slice(0, longestRungs).map((found) => {
    const { words, ...step } = found
    const scenario = scenarioAt(spotSections.get(found) ?? [])
    const named = find(words)
    const reached = named.map((index) => contacts[index]!)
    const phone = /\+?\(?\d[\d ().-]{6,20}\d/.exec(words.slice(0, 400))?.[0] ?? filledField(reached, 'phone')
    const email =
      (words.includes('@') ? /[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{1,64}/.exec(words.slice(0, 400))?.[0] : undefined) ??
      filledField(reached, 'email')
    return {
      ...step,
      ...(step.who === undefined && reached.length > 0 ? { who: [...new Set(reached.map((contact) => contact.role))].join(', ') } : {}),
      contacts: named,
      ...(phone === undefined ? {} : { phone }),
      ...(email === undefined ? {} : { email }),
      ...(scenario === undefined ? {} : { scenarioId: scenario.id }),
    }
  })
}

/** A list without times is a ladder only right below the word; below "Contacts and escalation" it may be people. */
function isOwnLadder(spot: Spot): boolean {
  const nearest = (spot.label !== '' && mentionsLadder(spot.label) ? spot.label : (spot.sections.at(-1)?.title ?? '')).slice(0, 80)
  return mentionsLadder(nearest) && !mentionsContact(nearest)
}

const spotSections = new WeakMap<Rung, readonly Section[]>()

function rung(spot: Spot, title: string, time: ReturnType<typeof ladderTime>, actions: readonly string[], who?: string): Rung {
  const bare = (time === undefined ? title : withoutTime(title, time.time)).replace(/^\([^()]{1,12}\)$|^[-–—]$/, '')
  const found: Rung = {
    ...(time === undefined ? {} : { after: time.after }),
    time: time?.time ?? '',
    title: bare !== '' ? bare : who !== undefined && !/^[-–—]?$/.test(who) ? who : (actions[0] ?? title),
    ...(who === undefined || /^[-–—]?$/.test(who) ? {} : { who }),
    actions: actions.filter((action) => action !== ''),
    ...sectionIdOf(spot),
    lines: spot.block.lines,
    words: [who ?? '', title, ...actions].join(' · '),
  }
  spotSections.set(found, spot.sections)
  return found
}

function withoutTime(title: string, time: string): string {
  const at = title.indexOf(time)
  if (at === -1) return title
  const rest = `${title.slice(0, at).replace(/[\s([（]+$/, '')} ${title.slice(at + time.length).replace(/^[\s)\]）:：.,;–—-]+/, '')}`
  return rest.trim().replace(/[:：]$/, '')
}

/** "CTO (SEV1 only, 2 hours)" → "CTO (SEV1 only)". */
function withoutBrackets(text: string, { start, end }: TimeMark): string {
  const before = text.slice(0, start).replace(/[\s,]+$/, '')
  return before.endsWith('(') ? before.slice(0, -1).trimEnd() + text.slice(end + 1) : before + text.slice(end)
}

function fromTable(spot: Spot, isLadder: boolean): readonly Rung[] {
  if (spot.block.type !== 'table') return []
  const { heads, rows } = spot.table!
  const read = isLadder ? ladderTime : timeMark
  // Only the first two columns say when: times elsewhere are how long something takes.
  const column = [0, 1].find((index) => rows.some((row) => read(row[index] ?? '') !== undefined))
  if (column === undefined || rows.length > longestRungs) return []
  const who = columnOf(heads, whoHead, [column])
  return rows.flatMap((row) => {
    const time = read(row[column] ?? '')
    if (time === undefined) return []
    const actions = row.filter((text, index) => index !== column && index !== who && text !== '')
    const bare = withoutTime(row[column]!, time.time)
    if (bare === '' && who === -1) {
      // "second on call; decide on failing over": who first, then what.
      const [first = '', ...rest] = actions.flatMap((action) => action.split(/;\s+/))
      return [rung(spot, first, time, rest)]
    }
    return [rung(spot, bare === '' ? (row[who] ?? '') : bare, time, actions, who === -1 ? undefined : row[who])]
  })
}

function fromList(spot: Spot, block: Extract<Block, { type: 'list' }>, isLadder: boolean): readonly Rung[] {
  const written = block.items.map((item) => itemText(item.blocks))
  const inBrackets = written.map((text) => (isLadder && ladderTime(text) === undefined ? bracketTime(text) : undefined))
  const texts = written.map((text, index) => (inBrackets[index] === undefined ? text : withoutBrackets(text, inBrackets[index])))
  const times = texts.map((text, index) => inBrackets[index] ?? (isLadder ? ladderTime(text) : timeMark(text)))
  if (!isLadder && times.filter((time) => time !== undefined).length < 2) return []
  return texts.flatMap((text, index) => {
    if (text === '') return []
    const time = times[index]
    const colon = /^(.{2,80}?)\s*(?:[:：]|→|->)\s+(.+)$/s.exec(text)
    const isTitled = colon !== null && (time === undefined || time === inBrackets[index] || time.end <= colon[1]!.length + 1)
    const actions = nestedTexts(block.items[index]!.blocks)
    return [
      isTitled
        ? rung(spot, colon[1]!, time, [colon[2]!, ...actions], whoOfLevel(colon[1]!))
        : rung(spot, withoutColon(text), time, actions),
    ]
  })
}

function fromPairs(spot: Spot, isLadder: boolean): readonly Rung[] {
  if (!isLadder && !/T\s*\+\s*\d/.test(spot.text)) return []
  return spot.pairs.flatMap(({ key, value }) => {
    const time = isLadder ? ladderTime(key) : timeMark(key)
    return time === undefined || value === '' ? [] : [rung(spot, key, time, [value])]
  })
}

function fromCode(spot: Spot, text: string): readonly Rung[] {
  return text.split('\n').flatMap((line) => {
    const time = timeMark(line)
    if (time === undefined || time.start > 4) return []
    const words = line
      .slice(time.end)
      // `[T+5-10]  Declare`, `T+0 min] …`
      .replace(/^\s*[-–]\s*\d+(?:\s*min\w*)?\s*(?=\])/, '')
      .replace(/^[\s\]:：=>→–—-]+/, '')
      .trim()
    return words === '' ? [] : [rung(spot, words, time, [])]
  })
}

/** "Level 1 - On-Call Engineer" → who it is. */
function whoOfLevel(title: string): string | undefined {
  const match = levelLabel.exec(title)
  const who =
    match === null
      ? ''
      : title
          .slice(match[0].length)
          .replace(/\s*\([^)]*\)$/, '')
          .trim()
  return who === '' ? undefined : who
}

function filledField(contacts: readonly Contact[], kind: 'phone' | 'email'): string | undefined {
  for (const { fields } of contacts) for (const field of fields) if (field.kind === kind && !field.isBlank) return field.value
  return undefined
}

/** The contacts whose role the words name: all words of the role, and no other role that says more. */
export function createFinder(contacts: readonly Contact[]): (words: string) => readonly number[] {
  const known = new Map<string, { readonly words: ReadonlySet<string>; readonly indexes: number[] }>()
  for (const [index, contact] of contacts.entries()) {
    // "First on call, by PagerDuty": what stands behind the comma says more of the same.
    const words = wordsOf(contact.role.replace(/[,(（].*$/, ''))
    const key = [...words].sort().join(' ')
    if (words.size === 0 || contact.fields.length === 0) continue
    const same = known.get(key)
    if (same !== undefined) same.indexes.push(index)
    else if (known.size < 200) known.set(key, { words, indexes: [index] })
  }
  return (text) => {
    const said = wordsOf(text)
    const found = [...known.values()].filter(({ words }) => shareOf(words, said) === 1)
    return found
      .filter((one) => !found.some((other) => other.words.size > one.words.size && [...one.words].every((word) => other.words.has(word))))
      .flatMap(({ indexes }) => indexes.slice(0, 5))
  }
}
