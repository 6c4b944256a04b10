// A question or a sheet in front of the page: keeps the focus inside, Esc gets out.
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { classes } from './classes.ts'
import styles from './dialog.module.css'

export interface DialogProps {
  readonly title: string
  readonly wide?: boolean
  /** Takes nearly the whole window, and its content brings its own edges. */
  readonly isFull?: boolean
  /** Asks something that must be answered: a click beside it does not close it. */
  readonly isQuestion?: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

export function Dialog({ title, wide = false, isFull = false, isQuestion = false, onClose, children }: DialogProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable={!isQuestion}
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      className={classes(styles.veil, isFull && styles.fullVeil)}
    >
      <Modal className={classes(styles.modal, wide && styles.wide, isFull && styles.full)}>
        <AriaDialog className={styles.dialog ?? ''} role={isQuestion ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" className={styles.title ?? ''}>
            {title}
          </Heading>
          {children}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

interface DialogButtonsProps {
  /** What a letter does while one of the buttons has the focus, as is written on the button for it. */
  readonly keys?: Readonly<Record<string, () => void>>
  readonly children: ReactNode
}

/** The row of buttons at a dialog's foot. */
export function DialogButtons({ keys = {}, children }: DialogButtonsProps) {
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for the buttons within
    <div
      className={styles.buttons}
      onKeyDown={({ key, ctrlKey, altKey, metaKey }) => {
        // With Ctrl a letter is meant for the window, or for nothing: it answers no question.
        if (!ctrlKey && !altKey && !metaKey) keys[key]?.()
      }}
    >
      {children}
    </div>
  )
}
