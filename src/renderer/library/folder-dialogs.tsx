// Questions about a folder: whether what is in it may run, and whether it is to go from the list.
import { useStore } from 'zustand'
import { closeDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { Dialog, DialogButtons } from '../parts/dialog.tsx'
import styles from './library.module.css'

interface TrustDialogProps {
  readonly folderId: string
  readonly onTrusted: (() => void) | undefined
}

export function TrustDialog({ folderId, onTrusted }: TrustDialogProps) {
  const { library } = useStores()
  const folder = useStore(library, (state) => state.folders.find((row) => row.folderId === folderId))
  async function trust(): Promise<void> {
    const isTrusted = await library.trustFolder(folderId)
    closeDialog()
    // After the dialog has given the focus back.
    if (isTrusted) setTimeout(() => onTrusted?.(), 0)
  }
  return (
    <Dialog title="Do you trust the playbooks in this folder?" isQuestion onClose={closeDialog}>
      <p className={styles.where}>{folder?.path ?? folderId}</p>
      <p>
        Nothing from it has been run before. If you trust it, steps of every playbook in it can run commands with your rights, each only
        when you say so.
      </p>
      <p>Trust it only if you know who writes these files.</p>
      {/* Enter says no: nobody may come to trust a folder by pressing the key that runs steps once too often. */}
      <DialogButtons keys={{ t: () => void trust() }}>
        <Button kind="primary" keyLabel="↵" autoFocus onPress={closeDialog}>
          Not now
        </Button>
        <Button keyLabel="t" onPress={() => void trust()}>
          {onTrusted === undefined ? 'Trust this folder' : 'Trust this folder and run'}
        </Button>
      </DialogButtons>
    </Dialog>
  )
}

export function RemoveFolderDialog({ folderId, name }: { readonly folderId: string; readonly name: string }) {
  const { library } = useStores()
  async function remove(): Promise<void> {
    closeDialog()
    await library.removeFolder(folderId)
  }
  return (
    <Dialog title={`Take ${name} off the list?`} isQuestion onClose={closeDialog}>
      <p>The files stay where they are, and so does what was recorded. You can add the folder again at any time.</p>
      <DialogButtons>
        <Button kind="primary" keyLabel="↵" autoFocus onPress={() => void remove()}>
          Take it off the list
        </Button>
        <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
          Keep it
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
