// Draws the dialog that is in front.

import { HelpDialog } from '../actions/help-dialog.tsx'
import { PaletteDialog } from '../actions/palette-dialog.tsx'
import { CloseIncidentDialog, OpenIncidentDialog } from '../incident/incident-dialogs.tsx'
import { FailDialog, NoteDialog, SkipDialog } from '../incident/word-dialogs.tsx'
import { RemoveFolderDialog, TrustDialog } from '../library/folder-dialogs.tsx'
import { PrintDialog } from '../print/print-dialog.tsx'
import { SettingsDialog } from '../settings/settings-dialog.tsx'
import { OutputDialog } from '../step/output-dialog.tsx'
import { useDialogs } from './dialogs.ts'

export function DialogHost() {
  const open = useDialogs((state) => state.open)
  if (open === undefined) return null
  switch (open.type) {
    case 'palette':
      return <PaletteDialog />
    case 'help':
      return <HelpDialog />
    case 'settings':
      return <SettingsDialog />
    case 'print':
      return <PrintDialog />
    case 'open-incident':
      return <OpenIncidentDialog run={open.run} />
    case 'close-incident':
      return <CloseIncidentDialog />
    case 'trust':
      return <TrustDialog folderId={open.folderId} onTrusted={open.onTrusted} />
    case 'remove-folder':
      return <RemoveFolderDialog folderId={open.folderId} name={open.name} />
    case 'skip':
      return <SkipDialog stepId={open.stepId} />
    case 'fail':
      return <FailDialog stepId={open.stepId} />
    case 'note':
      return <NoteDialog stepId={open.stepId} />
    case 'output':
      return <OutputDialog title={open.title} runId={open.runId} commandId={open.commandId} />
    default:
      open satisfies never
      return null
  }
}
