// What targets wait for, as the engine tells it: questions for a person, and ways that are being made or are lost.
import { createStore } from 'zustand/vanilla'
import type { CallInput } from '../../contract/calls.ts'
import type { Client } from '../../contract/client.ts'
import { RuncardError } from '../../contract/errors.ts'
import type { OpenQuestion, WayState } from '../../contract/target-calls.ts'
import type { NoticeStore } from '../notice/store.ts'

interface TargetActivity {
  readonly questions: readonly OpenQuestion[]
  readonly ways: readonly WayState[]
}

export type TargetStore = ReturnType<typeof createTargetStore>

export function createTargetStore(client: Client, notices: NoticeStore) {
  const store = createStore<TargetActivity>(() => ({ questions: [], ways: [] }))

  function start(): void {
    client.subscribe('targets.activity', {}, { onItem: (item) => store.setState(item) })
  }

  /** An answer may be a secret: it is sent, and kept nowhere here. */
  async function answer(questionId: string, given: CallInput<'targets.answer'>['answer']): Promise<void> {
    // Gone at once, so that a second key press answers nothing.
    store.setState(({ questions }) => ({ questions: questions.filter((asked) => asked.questionId !== questionId) }))
    try {
      await client.call('targets.answer', { questionId, answer: given })
    } catch (error) {
      if (error instanceof RuncardError && error.code === 'question-answered' && given.type === 'declined') return
      notices.fail(error)
    }
  }

  return { ...store, start, answer }
}
