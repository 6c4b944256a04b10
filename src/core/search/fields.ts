// Where a word stands decides what it is worth: what a responder sees first, how it is called next, what is done about it
// last. Each line of a page belongs to one field.

export const fields = ['symptoms', 'title', 'alerts', 'errors', 'impact', 'steps', 'commands', 'text', 'context'] as const
export type Field = (typeof fields)[number]

const weights: Readonly<Record<Field, number>> = {
  symptoms: 10,
  title: 7,
  alerts: 5,
  errors: 4.5,
  impact: 3,
  steps: 2.5,
  commands: 2,
  text: 2,
  // What the page is part of: the playbook and the headings above. Never enough to find it by.
  context: 1.5,
}

export const fieldWeights: readonly number[] = fields.map((field) => weights[field])
export const fieldCount = fields.length
export const contextField = fields.indexOf('context')

/** What a word is worth that stands in all of these fields (bit n: field n): its best place counts, the others a little. */
export const maskWeights: Float32Array = Float32Array.from({ length: 1 << fieldCount }, (_, mask) => {
  const [first = 0, second = 0, ...others] = fieldWeights.filter((_weight, field) => mask & (1 << field)).toSorted((a, b) => b - a)
  return first + 0.25 * second + 0.1 * others.reduce((sum, weight) => sum + weight, 0)
})
