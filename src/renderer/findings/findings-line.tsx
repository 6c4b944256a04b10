// The outline's foot: how many findings there are, and whether the review is overdue. Opens the list.
import { useEffect } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useStore } from 'zustand'
import { useActionHandlers } from '../actions/handlers.ts'
import { openDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { useNow } from '../parts/use-now.ts'
import { counted, daysSince } from '../parts/words.ts'
import { findingCountWords } from './finding-words.ts'
import styles from './findings.module.css'

const quietMs = 600

export function FindingsLine() {
  const { playbook, findings } = useStores()
  const playbookId = useStore(playbook, (view) => view.playbookId)
  const hash = useStore(playbook, (view) => view.opened?.hash)
  const nextReview = useStore(playbook, (view) => view.opened?.playbook.meta.nextReview)
  const view = useStore(findings)
  const now = useNow(false)
  useEffect(() => {
    if (playbookId === undefined || hash === undefined) return
    const timer = setTimeout(() => void findings.load(playbookId), quietMs)
    return () => clearTimeout(timer)
  }, [findings, playbookId, hash])
  const found = view.playbookId === playbookId ? view.found : undefined
  useActionHandlers({ 'page.findings': found === undefined ? undefined : () => openDialog({ type: 'findings' }) })
  if (found === undefined) return null
  const errors = found.filter(({ level }) => level === 'error').length
  const isOverdue = nextReview !== undefined && daysSince(nextReview, now) > 0
  const words = findingCountWords(found)
  if (found.length === 0) return <p className={styles.none}>{words}</p>
  return (
    <AriaButton className={styles.line ?? ''} data-due={isOverdue || errors > 0} onPress={() => openDialog({ type: 'findings' })}>
      <span>{words}</span> <small>{isOverdue ? 'review overdue' : errors > 0 ? counted(errors, 'error') : ''}</small>
    </AriaButton>
  )
}
