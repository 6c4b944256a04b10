// What a unit is called in a sentence about it.
import type { PrintedUnit } from './units.ts'

const kinds: Readonly<Record<PrintedUnit['type'], string>> = {
  step: 'Step',
  scenario: 'Scenario',
  masthead: 'The title page',
  heading: 'The heading',
  label: 'The heading',
  'small-heading': 'The heading',
  paragraph: 'The text',
  list: 'The list',
  table: 'The table',
  listing: 'The listing',
  diagram: 'The diagram',
  quote: 'The quotation',
  rule: 'The rule',
  form: 'The contacts',
  columns: 'The text',
  contents: 'The contents',
  'page-break': 'The page',
}
const longestWords = 48

/** "Step 3 “Restart the proxy”", "The table “Role | Phone …”". */
export function unitName({ type, number = '', title, text }: PrintedUnit): string {
  const words = title === undefined || title === '' ? (text.split('\n')[0] ?? '') : title
  const short = words.length > longestWords ? `${words.slice(0, longestWords).trimEnd()}…` : words
  return `${kinds[type]}${number === '' ? '' : ` ${number}`}${short === '' || type === 'masthead' ? '' : ` “${short}”`}`
}
