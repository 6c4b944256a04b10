// What has to be said above the page until it is read: errors that belong to no step, and what was saved or reloaded.
import { createStore } from 'zustand/vanilla'
import { type Words, wordsForError } from './describe.ts'

export interface Notice extends Words {
  readonly id: number
  readonly tone: 'error' | 'plain'
  /** It is about the playbook or incident in view, and goes with it. */
  readonly isOfPage: boolean
}

export interface NoticeState {
  readonly notices: readonly Notice[]
  readonly connected: boolean
}

const shownMs = 8000

export type NoticeStore = ReturnType<typeof createNoticeStore>

export function createNoticeStore() {
  const store = createStore<NoticeState>(() => ({ notices: [], connected: true }))
  let lastId = 0

  const dismiss = (id: number) => store.setState(({ notices }) => ({ notices: notices.filter((notice) => notice.id !== id) }))

  function add(tone: Notice['tone'], { title, next }: Words, isOfPage = false): void {
    store.setState(({ notices }) => ({
      notices: [...notices.filter((notice) => notice.title !== title), { id: ++lastId, tone, title, next, isOfPage }].slice(-3),
    }))
    const id = lastId
    // What asks for nothing goes by itself.
    if (tone === 'plain' && next === '') setTimeout(() => dismiss(id), shownMs)
  }

  return {
    ...store,
    say: (title: string, next = '') => add('plain', { title, next }),
    fail: (error: unknown) => add('error', wordsForError(error)),
    /** Only until another page is shown. */
    failHere: (error: unknown) => add('error', wordsForError(error), true),
    leavePage: () => store.setState(({ notices }) => ({ notices: notices.filter((notice) => !notice.isOfPage) })),
    dismiss,
    dismissLast: () => store.setState(({ notices }) => ({ notices: notices.slice(0, -1) })),
    setConnected: (connected: boolean) => store.setState({ connected }),
  }
}
