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

/** The row of buttons at a dialog's foot. */
export function DialogButtons({ children }: { readonly children: ReactNode }) {
  return <div className={styles.buttons}>{children}</div>
}
