// One folder and its playbooks.
import { FolderMinus, ShieldQuestionMark } from 'lucide-react'
import type { ErrorData } from '../../contract/errors.ts'
import { reviveError } from '../../contract/errors.ts'
import type { LibraryFolder, LibraryRow } from '../../contract/library-calls.ts'
import type { PlaybookId } from '../../core/playbook/model/document.ts'
import { openDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Problem } from '../notice/problem.tsx'
import { Button } from '../parts/button.tsx'
import { HiddenWords } from '../parts/hidden-words.tsx'
import styles from './library.module.css'
import { PlaybookRow } from './playbook-row.tsx'

interface FolderSectionProps {
  readonly folder: LibraryFolder
  readonly playbooks: readonly LibraryRow[]
  /** Some playbooks are still to be read: then an empty folder may not stay so. */
  readonly isReading: boolean
  /** What to say of a playbook beside its title, where others have the same. */
  readonly fileNames: ReadonlyMap<PlaybookId, string>
}

export function FolderSection({ folder, playbooks, isReading, fileNames }: FolderSectionProps) {
  const { library } = useStores()
  const id = `folder-${folder.folderId}`
  return (
    <section className={styles.folder}>
      <div className={styles.folderHead}>
        <h2 id={id}>{folder.bundled ? 'Comes with Runcard' : folder.name}</h2>
        {!folder.bundled && <span className={styles.path}>{folder.path}</span>}
        <div className={styles.folderActions}>
          {!folder.trusted && (
            <Button kind="quiet" onPress={() => openDialog({ type: 'trust', folderId: folder.folderId })}>
              <ShieldQuestionMark size={15} aria-hidden="true" /> not trusted yet <HiddenWords>{folder.name}</HiddenWords>
            </Button>
          )}
          {!folder.bundled && (
            <Button kind="quiet" onPress={() => openDialog({ type: 'remove-folder', folderId: folder.folderId, name: folder.name })}>
              <FolderMinus size={15} aria-hidden="true" /> remove <HiddenWords>{folder.name}</HiddenWords>
            </Button>
          )}
        </div>
      </div>
      {folder.problem !== undefined && (
        <Problem error={reviveError(folder.problem as ErrorData)}>
          <Button onPress={() => void library.reload()}>Look again</Button>
        </Problem>
      )}
      {playbooks.length > 0 && (
        <table className={styles.table} aria-labelledby={id}>
          <thead>
            <tr>
              <th scope="col">Playbook</th>
              <th scope="col">Objective</th>
              <th scope="col">Reviewed</th>
              <th scope="col">Findings</th>
              <th scope="col">Rehearsed</th>
              <th scope="col">Paper</th>
            </tr>
          </thead>
          <tbody>
            {playbooks.map((row) => (
              <PlaybookRow key={row.playbookId} row={row} fileName={fileNames.get(row.playbookId)} />
            ))}
          </tbody>
        </table>
      )}
      {playbooks.length === 0 && !isReading && folder.problem === undefined && (
        <p className={styles.soft}>No playbook in it yet. Put a Markdown file there; it shows up here by itself.</p>
      )}
    </section>
  )
}
