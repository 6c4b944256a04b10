// The last net: a fault of the page's own leaves words and two ways on, never an empty window.
import { Component, type ReactNode } from 'react'
import { Button } from '../parts/button.tsx'
import styles from './app.module.css'

interface ErrorBoundaryProps {
  readonly onLeave: () => void
  readonly children: ReactNode
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, { readonly error: Error | undefined }> {
  override state: { readonly error: Error | undefined } = { error: undefined }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (error === undefined) return this.props.children
    return (
      <main className={styles.broken} role="alert">
        <h1>This page has a fault.</h1>
        <p>
          What was recorded is safe, and steps that run go on. Load the page again; if it comes back, report these words: {error.message}
        </p>
        <Button kind="primary" autoFocus onPress={() => location.reload()}>
          Load the page again
        </Button>
        <Button
          onPress={() => {
            this.setState({ error: undefined })
            this.props.onLeave()
          }}
        >
          Back to the library
        </Button>
      </main>
    )
  }
}
