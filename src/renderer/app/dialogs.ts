// The one dialog that is in front, if any. Each screen opens by name; app/dialog-host.tsx draws it.
import { create } from 'zustand'
import type { RecordName } from '../../contract/paper-calls.ts'
import type { RunId } from '../../core/incident/events.ts'
import type { CommandId, StepId } from '../../core/playbook/model/document.ts'

export interface RunRequest {
  readonly stepId: StepId
  readonly commandId?: CommandId
}

export type OpenDialog =
  | { readonly type: 'palette' }
  | { readonly type: 'help' }
  | { readonly type: 'settings' }
  /** `record`: of the incident, instead of the playbook. */
  | { readonly type: 'print'; readonly record?: RecordName }
  /** Several playbooks on paper. */
  | { readonly type: 'several' }
  /** A sheet of paper by its code; `typed` is what was typed or scanned elsewhere. */
  | { readonly type: 'sheet'; readonly typed?: string }
  | { readonly type: 'findings' }
  /** `run`: what was asked to run, and does as soon as the incident is open. */
  | { readonly type: 'open-incident'; readonly run?: RunRequest }
  | { readonly type: 'close-incident' }
  | { readonly type: 'trust'; readonly folderId: string; readonly onTrusted?: () => void }
  | { readonly type: 'skip'; readonly stepId: StepId }
  | { readonly type: 'fail'; readonly stepId: StepId }
  | { readonly type: 'note'; readonly stepId?: StepId }
  | { readonly type: 'target' }
  | { readonly type: 'message' }
  | { readonly type: 'call' }
  | { readonly type: 'remove-folder'; readonly folderId: string; readonly name: string }
  | { readonly type: 'output'; readonly title: string; readonly runId: RunId; readonly commandId: CommandId }

export const useDialogs = create<{ readonly open: OpenDialog | undefined }>(() => ({ open: undefined }))

export function openDialog(dialog: OpenDialog): void {
  useDialogs.setState({ open: dialog })
}

export function isDialogOpen(): boolean {
  return useDialogs.getState().open !== undefined
}

export function closeDialog(): void {
  useDialogs.setState({ open: undefined })
}
