// The playbook in view, the step that the keys act on, and which of several options is shown.
import { createStore } from 'zustand/vanilla'
import type { CallOutput } from '../../contract/calls.ts'
import type { Client } from '../../contract/client.ts'
import type { PlaybookId, ProcedureId, StepId } from '../../core/playbook/model/document.ts'
import { arrangePage, type Page } from './page.ts'

export type OpenPlaybook = CallOutput<'playbook.open'>

export type OfferedSecrets = CallOutput<'secrets.offered'>

export interface PlaybookView {
  readonly playbookId?: PlaybookId
  readonly opened?: OpenPlaybook
  readonly page?: Page
  readonly history?: CallOutput<'playbook.history'>
  readonly secrets?: OfferedSecrets
  readonly error?: unknown
  readonly cursor?: StepId
  /** The option on view, by the key of its group. */
  readonly options: Readonly<Record<string, ProcedureId>>
  /** Finished steps that were opened again to be read. */
  readonly unfolded: ReadonlySet<StepId>
}

export type PlaybookStore = ReturnType<typeof createPlaybookStore>

export function createPlaybookStore(client: Client) {
  const nothing: PlaybookView = { options: {}, unfolded: new Set() }
  const store = createStore<PlaybookView>(() => nothing)

  /** A page is read without it as well. */
  async function loadHistory(playbookId: PlaybookId): Promise<void> {
    const history = await client.call('playbook.history', { playbookId }).catch(() => undefined)
    if (history !== undefined && store.getState().playbookId === playbookId) store.setState({ history })
  }

  async function loadSecrets(playbookId: PlaybookId): Promise<void> {
    const secrets = await client.call('secrets.offered', { playbookId }).catch(() => undefined)
    if (secrets !== undefined && store.getState().playbookId === playbookId) store.setState({ secrets })
  }

  async function load(playbookId: PlaybookId): Promise<void> {
    void loadHistory(playbookId)
    void loadSecrets(playbookId)
    try {
      const opened = await client.call('playbook.open', { playbookId })
      if (store.getState().playbookId !== playbookId) return
      const before = store.getState().opened
      if (before?.hash === opened.hash) store.setState({ opened: { ...opened, playbook: before.playbook } })
      else {
        const { error: _error, ...rest } = store.getState()
        store.setState({ ...rest, opened, page: arrangePage(opened.playbook) }, true)
      }
    } catch (error) {
      if (store.getState().playbookId === playbookId) store.setState({ error })
    }
  }

  /** Takes a playbook into view; the one that is there already stays as it is. */
  function open(playbookId: PlaybookId): void {
    if (store.getState().playbookId === playbookId && store.getState().error === undefined) return
    store.setState({ ...nothing, playbookId }, true)
    void load(playbookId)
  }

  return {
    ...store,
    open,
    reload: () => {
      const { playbookId } = store.getState()
      return playbookId === undefined ? Promise.resolve() : load(playbookId)
    },
    /** After a run: what was changed has run now. */
    reloadHistory: () => {
      const { playbookId } = store.getState()
      if (playbookId !== undefined) void loadHistory(playbookId)
    },
    /** After one was kept, forgotten, or not found where it had been. */
    reloadSecrets: async () => {
      const { playbookId } = store.getState()
      if (playbookId !== undefined) await loadSecrets(playbookId)
    },
    close: () => store.setState(nothing, true),
    setCursor: (cursor: StepId | undefined) =>
      store.setState((before) => {
        const { cursor: _cursor, ...rest } = before
        return cursor === undefined ? rest : { ...rest, cursor }
      }, true),
    chooseOption: (key: string, procedureId: ProcedureId) =>
      store.setState(({ options }) => ({ options: { ...options, [key]: procedureId } })),
    toggleUnfolded: (stepId: StepId) =>
      store.setState(({ unfolded }) => {
        const next = new Set(unfolded)
        if (!next.delete(stepId)) next.add(stepId)
        return { unfolded: next }
      }),
  }
}
