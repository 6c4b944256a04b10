// The large box at the left of a step. Its mark says the status without colour: a tick, a cross, a dash, a square, a question mark, and an
// exclamation mark where it is for the responder to say what the end means.
import { Check, Minus, Square, X } from 'lucide-react'
import { Button as AriaButton } from 'react-aria-components'
import type { ShownStatus } from './status-words.ts'
import styles from './step-card.module.css'

const icons = { done: Check, failed: X, skipped: Minus, stopped: Square } as const

interface CheckBoxProps {
  readonly status: ShownStatus
  readonly label: string
  readonly onPress: () => void
}

export function CheckBox({ status, label, onPress }: CheckBoxProps) {
  const Icon = status in icons ? icons[status as keyof typeof icons] : undefined
  return (
    <AriaButton
      className={styles.box ?? ''}
      data-status={status}
      render={(props) => (
        // biome-ignore lint/a11y/useSemanticElements: it is a button in all but name, and has more than two marks
        <button {...props} role="checkbox" aria-checked={status === 'done' ? 'true' : status === 'todo' ? 'false' : 'mixed'} />
      )}
      aria-label={label}
      excludeFromTabOrder
      onPress={onPress}
    >
      {Icon !== undefined && <Icon aria-hidden="true" strokeWidth={3} />}
      {status === 'may-have-run' && <span aria-hidden="true">?</span>}
      {status === 'to-judge' && <span aria-hidden="true">!</span>}
      {status === 'running' && <span className={styles.pulse} aria-hidden="true" />}
    </AriaButton>
  )
}
