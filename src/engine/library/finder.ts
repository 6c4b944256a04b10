// Finding the page that a responder needs, over all playbooks of the library.
import type { CallInput, SearchHit } from '../../contract/calls.ts'
import { RuncardError } from '../../contract/errors.ts'
import type { Library } from './library.ts'

export interface Finder {
  search(input: CallInput<'library.search'>): Promise<SearchHit[]>
}

const defaultLimit = 20

export function createFinder(library: Library): Finder {
  return {
    async search({ query, limit = defaultLimit }) {
      const wanted = query.trim().toLowerCase()
      if (wanted === '') return []
      const hits: SearchHit[] = []
      for (const { playbookId, content } of (await library.list()).entries) {
        if (content instanceof RuncardError) continue
        const { title: playbookTitle, scenarios } = content.playbook
        for (const scenario of scenarios) {
          const symptom = scenario.symptoms.find((text) => text.toLowerCase().includes(wanted))
          if (symptom === undefined && !scenario.title.toLowerCase().includes(wanted)) continue
          hits.push({
            playbookId,
            playbookTitle,
            scenarioId: scenario.id,
            sectionId: scenario.sectionId,
            title: marked(scenario.title, wanted),
            ...(symptom === undefined ? {} : { snippet: marked(symptom, wanted) }),
          })
        }
      }
      return hits.slice(0, limit)
    },
  }
}

function marked(text: string, wanted: string): { text: string; marks: [number, number][] } {
  const start = text.toLowerCase().indexOf(wanted)
  return { text, marks: start < 0 ? [] : [[start, start + wanted.length]] }
}
