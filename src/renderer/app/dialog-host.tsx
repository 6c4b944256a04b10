// Draws the dialog that is in front.

import { useEffect } from 'react'
import { HelpDialog } from '../actions/help-dialog.tsx'
import { PaletteDialog } from '../actions/palette-dialog.tsx'
import { FindingsDialog } from '../findings/findings-dialog.tsx'
import { CallDialog } from '../incident/call-dialog.tsx'
import { CloseIncidentDialog, OpenIncidentDialog } from '../incident/incident-dialogs.tsx'
import { FailDialog, NoteDialog, SkipDialog } from '../incident/word-dialogs.tsx'
import { RemoveFolderDialog, TrustDialog } from '../library/folder-dialogs.tsx'
import { MessageDialog } from '../message/message-dialog.tsx'
import { SheetDialog } from '../paper/sheet-dialog.tsx'
import { PrintDialog } from '../print/print-dialog.tsx'
import { SeveralDialog } from '../print/several/several-dialog.tsx'
import { SettingsDialog } from '../settings/settings-dialog.tsx'
import { OutputDialog } from '../step/output-dialog.tsx'
import { TargetDialog } from '../targets/target-dialog.tsx'
import { useDialogs } from './dialogs.ts'

export function DialogHost() {
  const open = useDialogs((state) => state.open)
  useFocusBack(open === undefined)
  if (open === undefined) return null
  switch (open.type) {
    case 'palette':
      return <PaletteDialog />
    case 'help':
      return <HelpDialog />
    case 'settings':
      return <SettingsDialog />
    case 'print':
      return <PrintDialog wanted={open.record} />
    case 'several':
      return <SeveralDialog />
    case 'sheet':
      return <SheetDialog typed={open.typed} />
    case 'findings':
      return <FindingsDialog />
    case 'open-incident':
      return <OpenIncidentDialog run={open.run} />
    case 'close-incident':
      return <CloseIncidentDialog />
    case 'trust':
      return <TrustDialog folderId={open.folderId} onTrusted={open.onTrusted} />
    case 'remove-folder':
      return <RemoveFolderDialog folderId={open.folderId} name={open.name} />
    case 'target':
      return <TargetDialog />
    case 'skip':
      return <SkipDialog stepId={open.stepId} />
    case 'fail':
      return <FailDialog stepId={open.stepId} />
    case 'note':
      return <NoteDialog stepId={open.stepId} />
    case 'call':
      return <CallDialog />
    case 'message':
      return <MessageDialog />
    case 'output':
      return <OutputDialog title={open.title} runId={open.runId} commandId={open.commandId} />
    default:
      open satisfies never
      return null
  }
}

/** Where a dialog was opened and closed faster than the focus could follow, the keys must not be left without a place. */
function useFocusBack(isClosed: boolean): void {
  useEffect(() => {
    if (!isClosed) return
    const timer = setTimeout(() => {
      if (document.activeElement !== document.body) return
      const place = document.querySelector<HTMLElement>('[data-step][aria-current]') ?? document.querySelector('main')
      place?.focus({ preventScroll: true })
    }, 100)
    return () => clearTimeout(timer)
  }, [isClosed])
}
