import type { ReactNode } from 'react'
import { Button } from 'react-aria-components'
import styles from './preview.module.css'

interface ToolButtonProps {
  readonly label: string
  readonly isDisabled?: boolean
  readonly onPress: () => void
  readonly children: ReactNode
}

/** A small button with a picture on it; `label` says what it does. */
export function ToolButton({ label, isDisabled = false, onPress, children }: ToolButtonProps) {
  return (
    <Button className={styles.tool ?? ''} aria-label={label} isDisabled={isDisabled} onPress={onPress}>
      {children}
    </Button>
  )
}
