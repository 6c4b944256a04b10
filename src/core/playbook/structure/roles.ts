// Who is responsible for what: sections of a role each with its list, tables with a column of duties, `**Role**: duty` lists.

import type { Contact, Role } from '../model/facts.ts'
import { keyValues } from '../wording/labels.ts'
import { readTitle } from '../wording/titles.ts'
import { createFinder } from './escalation.ts'
import type { Spot } from './outline.ts'
import { askingSections, itemText, sectionIdOf } from './outline.ts'
import { columnOf } from './tables.ts'
import { mentionsRole } from './words.ts'

const dutyHead =
  /^(?:does|responsib\w+|duties|duty|tasks?|for|aufgaben?|zust[äa]ndig\w*|verantwort\w*|responsabilit\w+|responsabilidad\w*|职责|责任)/i
const roleHead = /^(?:role|rolle|r[ôo]le|rol|team|position|who|function|funktion|角色|岗位)/i
const detailKey = /^(?:contact|phone|pager|e-?mail|slack|name|tel|backup|hours)/i

/** Collects roles with what they are responsible for. */
export function readRoles(spots: readonly Spot[], contacts: readonly Contact[]): readonly Role[] {
  const roles: { -readonly [Key in keyof Role]: Role[Key] }[] = []
  const find = createFinder(contacts)
  const lastAboutRoles = askingSections((sections) => sections.findLastIndex((section) => mentionsRole(section.title)))
  const add = (spot: Spot, title: string, responsibilities: readonly string[]) => {
    const said = responsibilities.filter((text) => text !== '')
    if (title === '' || said.length === 0) return
    const last = roles.at(-1)
    const sectionId = spot.sections.at(-1)?.id
    if (last !== undefined && last.title === title && last.sectionId === sectionId) {
      last.responsibilities = [...last.responsibilities, ...said]
      return
    }
    const contact = find(title)[0]
    roles.push({
      title,
      responsibilities: said,
      ...(contact === undefined ? {} : { contact }),
      ...sectionIdOf(spot),
      lines: spot.block.lines,
    })
  }
  for (const spot of spots) {
    const { block } = spot
    if (block.type === 'table') {
      const { heads, rows } = spot.table!
      const duty = columnOf(heads, dutyHead)
      const role = columnOf(heads, roleHead, [duty])
      if (duty !== -1 && role !== -1) for (const row of rows) add(spot, row[role] ?? '', [row[duty] ?? ''])
      continue
    }
    if (block.type !== 'list' && block.type !== 'paragraph') continue
    const about = lastAboutRoles(spot.sections)
    if (about === -1) continue
    const own = about < spot.sections.length - 1 ? readTitle(spot.sections.at(-1)!.title).title : ''
    const title = spot.label !== '' && !mentionsRole(spot.label) ? spot.label : own
    if (block.type === 'paragraph') {
      for (const { key, value } of spot.pairs) if (mentionsRole(key) && value !== '') add(spot, title, [value])
    } else if (title !== '') {
      if (spot.label === '' || title === spot.label || mentionsRole(spot.label))
        add(
          spot,
          title,
          block.items.map((item) => itemText(item.blocks)),
        )
    } else
      for (const item of block.items) {
        const first = item.blocks[0]
        const pair = first?.type === 'paragraph' ? keyValues(first.inlines)[0] : undefined
        if (pair !== undefined && !detailKey.test(pair.key)) add(spot, pair.key, [pair.value])
      }
  }
  return roles
}
