// Which playbooks: a list to tick, by folder, and the three choices that are usual.
import type { LibraryFolder, LibraryRow } from '../../../contract/library-calls.ts'
import type { PlaybookId } from '../../../core/playbook/model/document.ts'
import { namesakes } from '../../library/namesakes.ts'
import { Button } from '../../parts/button.tsx'
import { counted } from '../../parts/words.ts'
import styles from './several.module.css'

interface PlaybookChoiceProps {
  readonly folders: readonly LibraryFolder[]
  readonly playbooks: readonly LibraryRow[]
  readonly chosen: ReadonlySet<PlaybookId>
  readonly onChoose: (chosen: ReadonlySet<PlaybookId>) => void
}

export function PlaybookChoice({ folders, playbooks, chosen, onChoose }: PlaybookChoiceProps) {
  const stale = playbooks.filter(isStale)
  const fileNames = namesakes(playbooks)
  const choose = (rows: readonly LibraryRow[]) => onChoose(new Set(rows.map(({ playbookId }) => playbookId)))
  return (
    <section aria-label="Playbooks" className={styles.playbooks}>
      <div className={styles.picks}>
        <Button kind="quiet" onPress={() => choose(playbooks)}>
          All {playbooks.length}
        </Button>
        {stale.length > 0 && (
          <Button kind="quiet" onPress={() => choose(stale)}>
            {stale.length} with paper out of date
          </Button>
        )}
        <Button kind="quiet" onPress={() => choose([])}>
          None
        </Button>
      </div>
      {[...Map.groupBy(playbooks, ({ folderId }) => folderId)].map(([folderId, own]) => {
        const folder = folders.find((one) => one.folderId === folderId)
        return (
          <fieldset key={folderId} className={styles.folder}>
            <legend>{folder?.bundled === true ? 'Comes with Runcard' : (folder?.name ?? 'Opened by itself')}</legend>
            {own.map((row) => (
              <label key={row.playbookId} className={styles.playbook}>
                <input
                  type="checkbox"
                  checked={chosen.has(row.playbookId)}
                  onChange={({ target }) => {
                    const others = [...chosen].filter((playbookId) => playbookId !== row.playbookId)
                    onChoose(new Set(target.checked ? [...others, row.playbookId] : others))
                  }}
                />
                <span>
                  {row.title}
                  {fileNames.has(row.playbookId) && <small>{fileNames.get(row.playbookId)}</small>}
                  {isStale(row) && <small>{counted(row.paper?.stalePages ?? 0, 'page')} out of date</small>}
                </span>
              </label>
            ))}
          </fieldset>
        )
      })}
    </section>
  )
}

function isStale({ paper }: LibraryRow): boolean {
  return (paper?.stalePages ?? 0) > 0
}
