// The last net: a fault of the page's own leaves words, a number to report and two ways on, never an empty window.
import { Component, type ReactNode } from 'react'
import { BugError } from '../../contract/client.ts'
import { Button } from '../parts/button.tsx'
import styles from './app.module.css'

interface ErrorBoundaryProps {
  /** Keeps the fault on the machine; resolves with the number that it is kept under. */
  readonly onFault: (error: Error) => Promise<string>
  readonly onLeave: () => void
  readonly children: ReactNode
}

interface Fault {
  readonly error: Error | undefined
  readonly reportId: string | undefined
}

export class ErrorBoundary extends Component<ErrorBoundaryProps, Fault> {
  override state: Fault = { error: undefined, reportId: undefined }

  static getDerivedStateFromError(error: Error): Fault {
    return { error, reportId: error instanceof BugError ? error.reportId : undefined }
  }

  override componentDidCatch(error: Error): void {
    if (error instanceof BugError) return
    // Without an engine there is nobody to keep it: the words are all there is.
    this.props.onFault(error).then(
      (reportId) => this.setState((now) => (now.error === error ? { error, reportId } : now)),
      () => {},
    )
  }

  override render(): ReactNode {
    const { error, reportId } = this.state
    if (error === undefined) return this.props.children
    return (
      <main className={styles.broken}>
        <h1>This page has a fault.</h1>
        <p role="alert">
          What was recorded is safe, and steps that run go on. Load the page again; if it comes back, report{' '}
          {reportId === undefined ? (
            <>these words: {error.message}</>
          ) : (
            <>
              the number <b>{reportId}</b>, under which Runcard has kept what it knows: {error.message}
            </>
          )}
        </p>
        <Button kind="primary" autoFocus onPress={() => location.reload()}>
          Load the page again
        </Button>
        <Button
          onPress={() => {
            this.setState({ error: undefined, reportId: undefined })
            this.props.onLeave()
          }}
        >
          Back to the library
        </Button>
      </main>
    )
  }
}
