// Several playbooks on paper: as one binder, which is seen as it will be, or as a PDF for each.
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { PlaybookId } from '../../../core/playbook/model/document.ts'
import { closeDialog } from '../../app/dialogs.ts'
import { useStores } from '../../app/stores.ts'
import { Button } from '../../parts/button.tsx'
import { classes } from '../../parts/classes.ts'
import { Dialog, DialogButtons } from '../../parts/dialog.tsx'
import { counted } from '../../parts/words.ts'
import { PaperButtons } from '../paper-buttons.tsx'
import { PaperPreview } from '../preview/paper-preview.tsx'
import styles from '../print-dialog.module.css'
import { usePaper } from '../use-paper.ts'
import { useTaking } from '../use-taking.ts'
import { ExportAccount } from './export-account.tsx'
import { PlaybookChoice } from './playbook-choice.tsx'
import own from './several.module.css'
import { binderWish, exportWish, inOrder, type SeveralChoices, usualChoices } from './several-choices.ts'
import { SeveralForm } from './several-form.tsx'

export function SeveralDialog() {
  const { client, library, settings: settingsStore, exports } = useStores()
  const { folders, playbooks, unread } = useStore(library)
  const settings = useStore(settingsStore)
  const { view } = useStore(exports)
  const [picked, setPicked] = useState<ReadonlySet<PlaybookId>>()
  const [choices, setChoices] = useState<SeveralChoices>(usualChoices)
  const place = useRef<HTMLDivElement>(null)
  const buttons = useRef<HTMLDivElement>(null)
  const { listed, usual } = inOrder(folders, playbooks)
  const chosen = picked ?? new Set(usual.map(({ playbookId }) => playbookId))
  const playbookIds = listed.map(({ playbookId }) => playbookId).filter((playbookId) => chosen.has(playbookId))
  const isBinder = choices.what === 'binder'
  const isGoing = view.type === 'going' || view.type === 'asking'
  const making = usePaper(
    client,
    isBinder && playbookIds.length > 0
      ? { call: 'print.binder', input: { playbookIds, ...binderWish(choices, settings.settings.paper) } }
      : undefined,
  )
  const taking = useTaking(making)
  const begin = () => void exports.begin({ playbookIds, ...exportWish(choices) })
  // Where Cancel had the focus, it went away with it.
  useEffect(() => {
    if (!isGoing && document.activeElement === document.body) buttons.current?.querySelector('button')?.focus()
  }, [isGoing])
  function close(): void {
    exports.forget()
    closeDialog()
  }
  return (
    <Dialog title="Print or export several playbooks" isFull onClose={close}>
      <div ref={place} className={styles.print}>
        <div className={classes(styles.side, own.side)}>
          <SeveralForm choices={choices} ownPaper={settings.settings.paper} onChange={(change) => setChoices({ ...choices, ...change })} />
          <PlaybookChoice folders={folders} playbooks={listed} chosen={chosen} onChoose={setPicked} />
          {unread > 0 && <p className={styles.soft}>{counted(unread, 'playbook')} still to be read.</p>}
          {isBinder ? (
            <PaperButtons making={making} taking={taking} />
          ) : (
            <div ref={buttons}>
              <DialogButtons>
                <Button
                  kind="primary"
                  autoFocus
                  isBusy={isGoing || unread > 0}
                  isDisabled={playbookIds.length === 0 || choices.formats.length === 0}
                  onPress={begin}
                >
                  {settings.info?.hasFolderDialog === true ? 'Export to a folder…' : 'Export as one zip'}
                </Button>
                {view.type === 'going' && <Button onPress={exports.cancel}>Cancel</Button>}
                <Button kind="quiet" keyLabel="Esc" onPress={close}>
                  Close
                </Button>
              </DialogButtons>
            </div>
          )}
        </div>
        {isBinder ? (
          <PaperPreview bytes={making.paper?.bytes} isMaking={making.isMaking} keysFrom={place} onPrint={taking.print} />
        ) : (
          <div className={own.main}>
            {view.type === 'none' && (
              <p className={own.soft}>
                {counted(playbookIds.length, 'playbook')}, each{' '}
                {choices.formats.length === 1 ? 'as one PDF' : `as ${choices.formats.length} PDFs`}. In a folder that has been exported to
                before, only what changed is written, and no other file is touched. A list of what is on each sheet is kept beside them.
              </p>
            )}
            <ExportAccount view={view} />
          </div>
        )}
      </div>
    </Dialog>
  )
}
