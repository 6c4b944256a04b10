// The three kinds of button there are: `primary` for the one thing to do, `plain` for what may be done, `quiet` for what is
// only there when looked for. A key that does the same is written on it.
import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import styles from './button.module.css'
import { classes } from './classes.ts'
import { Keycap } from './keycap.tsx'

export interface ButtonProps {
  readonly kind?: 'primary' | 'plain' | 'quiet'
  readonly label?: string
  readonly keyLabel?: string | undefined
  readonly isDisabled?: boolean
  /** What it began is under way: pressed again it does nothing, and it keeps the focus. */
  readonly isBusy?: boolean
  readonly autoFocus?: boolean
  readonly describedBy?: string
  readonly onPress: () => void
  readonly children: ReactNode
}

export function Button({
  kind = 'plain',
  label,
  keyLabel,
  isDisabled = false,
  isBusy = false,
  autoFocus = false,
  describedBy,
  onPress,
  children,
}: ButtonProps) {
  return (
    <AriaButton
      className={classes(styles.button, styles[kind])}
      isDisabled={isDisabled}
      isPending={isBusy}
      autoFocus={autoFocus}
      onPress={onPress}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(describedBy === undefined ? {} : { 'aria-describedby': describedBy })}
    >
      {children}
      {keyLabel !== undefined && <Keycap>{keyLabel}</Keycap>}
    </AriaButton>
  )
}
