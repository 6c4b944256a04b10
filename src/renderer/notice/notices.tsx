// The strip between the bar and the page: connection lost, errors, and what was just done.
import { CircleAlert, Info, Unplug, X } from 'lucide-react'
import { useStore } from 'zustand'
import { useActionHandlers } from '../actions/handlers.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { classes } from '../parts/classes.ts'
import styles from './notices.module.css'

export function Notices() {
  const { notices } = useStores()
  const shown = useStore(notices, (state) => state.notices)
  const connected = useStore(notices, (state) => state.connected)
  useActionHandlers({ 'page.dismiss': shown.length > 0 ? notices.dismissLast : undefined })
  return (
    <div className={styles.strip}>
      <div role="alert">
        {!connected && (
          <div className={classes(styles.notice, styles.error)}>
            <Unplug size={18} aria-hidden="true" />
            <p>
              <b>The connection to Runcard was lost; trying again.</b> What was recorded is safe. If it does not come back, look at the
              terminal that Runcard runs in, and open the address that it prints.
            </p>
          </div>
        )}
        {shown
          .filter((notice) => notice.tone === 'error')
          .map((notice) => (
            <NoticeLine key={notice.id} {...notice} onDismiss={() => notices.dismiss(notice.id)} />
          ))}
      </div>
      <div role="status">
        {shown
          .filter((notice) => notice.tone === 'plain')
          .map((notice) => (
            <NoticeLine key={notice.id} {...notice} onDismiss={() => notices.dismiss(notice.id)} />
          ))}
      </div>
    </div>
  )
}

interface NoticeLineProps {
  readonly tone: 'error' | 'plain'
  readonly title: string
  readonly next: string
  readonly onDismiss: () => void
}

function NoticeLine({ tone, title, next, onDismiss }: NoticeLineProps) {
  const Icon = tone === 'error' ? CircleAlert : Info
  return (
    <div className={classes(styles.notice, tone === 'error' && styles.error)}>
      <Icon size={18} aria-hidden="true" />
      <p>
        <b>{title}</b> {next}
      </p>
      <Button kind="quiet" label={`Dismiss: ${title}`} onPress={onDismiss}>
        <X size={16} aria-hidden="true" />
      </Button>
    </div>
  )
}
