// All findings of the playbook in view: what is wrong, why it matters, what to do about it, and the way to the place.
import { Info, OctagonX, TriangleAlert } from 'lucide-react'
import { useStore } from 'zustand'
import type { FindingLevel } from '../../core/findings/finding.ts'
import { closeDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Problem } from '../notice/problem.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog, DialogButtons } from '../parts/dialog.tsx'
import { counted } from '../parts/words.ts'
import { goToLine } from '../playbook/go-to-line.ts'
import { type FindingGroup, groupFindings, levelWords } from './finding-words.ts'
import styles from './findings.module.css'

export function FindingsDialog() {
  const { findings, playbook } = useStores()
  const { found = [], error } = useStore(findings)
  const page = useStore(playbook, (view) => view.page)

  function go(line: number): void {
    closeDialog()
    // After the dialog has given the focus back.
    if (page !== undefined) setTimeout(() => goToLine(playbook, page, line), 50)
  }

  const groups = groupFindings(found)
  return (
    <Dialog title="What is wrong with this playbook" wide onClose={closeDialog}>
      {error !== undefined && <Problem error={error} />}
      <p className={styles.sum}>{sumWords(groups)}</p>
      <div className={styles.groups}>
        {groups.map((group) => (
          <GroupView key={group.rule} group={group} onGo={go} />
        ))}
      </div>
      <DialogButtons>
        <Button kind="primary" keyLabel="Esc" onPress={closeDialog}>
          Close
        </Button>
      </DialogButtons>
    </Dialog>
  )
}

function sumWords(groups: readonly FindingGroup[]): string {
  const count = (level: FindingLevel) =>
    groups.filter((group) => group.level === level).reduce((sum, group) => sum + group.findings.length, 0)
  const parts = (['error', 'warning', 'note'] as const).filter((level) => count(level) > 0).map((level) => counted(count(level), level))
  return `${parts.length === 0 ? 'Nothing' : parts.join(', ')}. Put it right in your editor; this page follows.`
}

const shapes = { error: OctagonX, warning: TriangleAlert, note: Info } as const

function GroupView({ group, onGo }: { readonly group: FindingGroup; readonly onGo: (line: number) => void }) {
  const Shape = shapes[group.level]
  return (
    <section className={styles.group} data-level={group.level} aria-label={`${levelWords[group.level]}: ${group.rule}`}>
      <p className={styles.level}>
        <Shape size={16} aria-hidden="true" /> <b>{levelWords[group.level]}</b> <code>{group.rule}</code>
      </p>
      <ul className={styles.places}>
        {group.findings.map((finding) => (
          <li key={`${finding.line} ${finding.message}`}>
            <Button kind="quiet" label={`Go to line ${finding.line}: ${finding.message}`} onPress={() => onGo(finding.line)}>
              line {String(finding.line)}
            </Button>
            <span>{finding.message}</span>
          </li>
        ))}
      </ul>
      <p className={styles.why}>
        {group.why} <b>{group.next}</b>
      </p>
    </section>
  )
}
