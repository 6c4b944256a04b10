// The first screen: say what you see, go on with what is open, or open a playbook.
import { FolderPlus, Printer } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import { keyLabel } from '../actions/actions.ts'
import { useActionHandlers } from '../actions/handlers.ts'
import { openDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Problem } from '../notice/problem.tsx'
import { Button } from '../parts/button.tsx'
import { counted } from '../parts/words.ts'
import { SearchBox } from '../search/search-box.tsx'
import { FolderSection } from './folder-section.tsx'
import styles from './library.module.css'
import { namesakes } from './namesakes.ts'
import { OpenIncidents } from './open-incidents.tsx'

export function LibraryPage() {
  const { library, settings } = useStores()
  const state = useStore(library)
  const info = useStore(settings, (current) => current.info)
  // In which scenario an incident is worked on is told by no change of the library.
  useEffect(() => {
    if (library.getState().status === 'ready') void library.reload()
  }, [library])
  const main = useRef<HTMLElement>(null)
  const rows = () => [...(main.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
  const move = (by: 1 | -1) => {
    const all = rows()
    const at = all.indexOf(document.activeElement as HTMLElement)
    all[Math.max(0, Math.min(all.length - 1, at === -1 ? 0 : at + by))]?.focus()
  }
  useActionHandlers({
    'step.next': () => move(1),
    'step.previous': () => move(-1),
    'page.print': state.playbooks.length > 0 ? () => openDialog({ type: 'several' }) : undefined,
    'app.addFolder': info?.hasFolderDialog === true ? () => void library.addFolder() : undefined,
  })
  const folders = state.folders
    .filter((folder) => !folder.bundled || state.playbooks.some((row) => row.folderId === folder.folderId))
    .sort((one, other) => Number(one.bundled) - Number(other.bundled))
  const fileNames = namesakes(state.playbooks)
  return (
    <main className={styles.page} ref={main}>
      <div className={styles.column}>
        <h1 className={styles.hidden}>Runcard: your playbooks</h1>
        <SearchBox isLarge onLeaveDown={() => rows()[0]?.focus()} />
        <OpenIncidents fileNames={fileNames} incidents={state.incidents.filter((row) => row.closedAt === undefined)} />
        {state.status === 'loading' && <p className={styles.soft}>Reading your playbooks…</p>}
        {state.unread > 0 && (
          <p className={styles.soft}>
            Reading {state.playbooks.length} of {counted(state.playbooks.length + state.unread, 'playbook')}. What has been read can be
            found already.
          </p>
        )}
        {state.status === 'failed' && (
          <Problem error={state.error}>
            <Button onPress={() => void library.reload()}>Try again</Button>
          </Problem>
        )}
        {folders.map((folder) => (
          <FolderSection
            key={folder.folderId}
            folder={folder}
            isReading={state.unread > 0}
            fileNames={fileNames}
            playbooks={state.playbooks.filter((row) => row.folderId === folder.folderId)}
          />
        ))}
        {state.status === 'ready' && folders.length === 0 && (
          <p className={styles.empty}>
            There are no playbooks yet. A playbook is a Markdown file with what to do when something is broken.
          </p>
        )}
        {state.status === 'ready' && (
          <div className={styles.add}>
            {info?.hasFolderDialog === true ? (
              <Button onPress={() => void library.addFolder()}>
                <FolderPlus size={16} aria-hidden="true" /> Add a folder of playbooks
              </Button>
            ) : (
              <p className={styles.soft}>
                To add your own playbooks, end Runcard in its terminal and start it with their folder: <code>runcard serve FOLDER</code>
              </p>
            )}
            {state.playbooks.length > 0 && (
              <Button keyLabel={keyLabel('page.print')} onPress={() => openDialog({ type: 'several' })}>
                <Printer size={16} aria-hidden="true" /> Print or export several
              </Button>
            )}
            <p className={styles.soft}>
              {counted(state.playbooks.length, 'playbook')}. The files stay where they are and are never changed.
            </p>
          </div>
        )}
      </div>
    </main>
  )
}
