// The export that was asked for last: it goes on when its dialog is closed, and says then how it ended. A page that is loaded anew
// looks on at the one that it had asked for before.
import { createStore } from 'zustand/vanilla'
import type { Client } from '../../../contract/client.ts'
import { RuncardError } from '../../../contract/errors.ts'
import type { ExportOrder, ExportState } from '../../../contract/paper-calls.ts'
import { receiveBytes } from '../../../contract/receive-bytes.ts'
import { useDialogs } from '../../app/dialogs.ts'
import type { NoticeStore } from '../../notice/store.ts'
import { saveFile } from '../save-file.ts'
import { accountWords, type Ended } from './account-words.ts'

export type ExportView =
  | { readonly type: 'none' }
  /** The shell asks for a folder. */
  | { readonly type: 'asking' }
  | { readonly type: 'going'; readonly state: Extract<ExportState, { type: 'under-way' }> | undefined; readonly isCancelling: boolean }
  | { readonly type: 'ended'; readonly state: Ended }
  | { readonly type: 'failed'; readonly error: unknown }

export type ExportStore = ReturnType<typeof createExportStore>

export function createExportStore(client: Client, notices: NoticeStore) {
  const store = createStore<{ readonly view: ExportView }>(() => ({ view: { type: 'none' } }))
  const show = (view: ExportView) => store.setState({ view })
  let current: string | undefined

  function fail(error: unknown): void {
    forgetExport()
    show({ type: 'failed', error })
    if (!isShown()) notices.fail(error)
  }

  async function end(exportId: string, state: Ended): Promise<void> {
    const { zip } = state
    if (zip !== undefined) {
      const bytes = await receiveBytes(client, 'export.bytes', { exportId }, zip.sizeBytes)
      saveFile(zip.fileName, bytes, 'application/zip')
    }
    forgetExport()
    show({ type: 'ended', state })
    const { title, next } = accountWords(state)
    if (!isShown()) notices.say(title, next)
  }

  function follow(exportId: string): void {
    current = exportId
    show({ type: 'going', state: undefined, isCancelling: false })
    let last: Ended | undefined
    client.subscribe(
      'export.progress',
      { exportId },
      {
        onItem(state) {
          const { view } = store.getState()
          if (state.type === 'under-way') show({ type: 'going', state, isCancelling: view.type === 'going' && view.isCancelling })
          else last = state
        },
        onEnd(error) {
          if (isGone(error)) {
            forgetExport()
            show({ type: 'none' })
          } else if (error !== undefined || last === undefined) fail(error)
          else end(exportId, last).catch(fail)
        },
      },
    )
  }

  const before = sessionStorage.getItem(storageKey)
  if (before !== null) follow(before)

  return {
    ...store,
    async begin(order: ExportOrder): Promise<void> {
      show({ type: 'asking' })
      try {
        const { exportId } = await client.call('export.begin', order)
        if (exportId === undefined) return show({ type: 'none' })
        sessionStorage.setItem(storageKey, exportId)
        follow(exportId)
      } catch (error) {
        fail(error)
      }
    },
    cancel(): void {
      const { view } = store.getState()
      if (view.type !== 'going' || current === undefined) return
      show({ ...view, isCancelling: true })
      client.call('export.cancel', { exportId: current }).catch(fail)
    },
    /** What came of the last one has been read. */
    forget(): void {
      const { view } = store.getState()
      if (view.type === 'ended' || view.type === 'failed') show({ type: 'none' })
    },
  }
}

/** Of this page, and not of another one that shows the same engine. */
const storageKey = 'runcard.export'

function forgetExport(): void {
  sessionStorage.removeItem(storageKey)
}

/** Runcard was started anew, or has begun another export since. */
function isGone(error: Error | undefined): boolean {
  return error instanceof RuncardError && error.code === 'print-gone'
}

function isShown(): boolean {
  return useDialogs.getState().open?.type === 'several'
}
