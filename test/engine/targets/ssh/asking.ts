// A person who answers as the test says, and remembers what they were asked.
import type { Asker, TargetQuestion } from '../../../../src/engine/targets/question.ts'

export interface Person extends Asker {
  readonly asked: readonly TargetQuestion[]
}

/** Answers by the question's type, in turn; declines what there is no answer for. */
export function person(answers: Partial<Record<TargetQuestion['type'], readonly (readonly string[])[]>> = {}): Person {
  const asked: TargetQuestion[] = []
  const left = new Map(Object.entries(answers).map(([type, texts]) => [type, [...texts]]))
  return {
    asked,
    ask: (question) => {
      asked.push(question)
      const texts = left.get(question.type)?.shift()
      return Promise.resolve(texts ? { type: 'accepted', texts } : { type: 'declined' })
    },
  }
}
