// The small buttons at a command's right edge.
import { Check, Copy } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import styles from './copy-button.module.css'
import { announce } from './live-region.tsx'

interface ToolButtonProps {
  readonly label: string
  readonly onPress: () => void
  readonly children: ReactNode
}

export function ToolButton({ label, onPress, children }: ToolButtonProps) {
  return (
    <AriaButton className={styles.tool ?? ''} aria-label={label} onPress={onPress}>
      {children}
    </AriaButton>
  )
}

/** Copies text as it is. `what` tells a screen reader which: "command 2 of step 3". */
export function CopyButton({ text, what }: { readonly text: string; readonly what: string }) {
  const [state, setState] = useState<'idle' | 'copied' | 'failed'>('idle')
  useEffect(() => {
    if (state === 'idle') return
    const timer = setTimeout(() => setState('idle'), 2000)
    return () => clearTimeout(timer)
  }, [state])
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
      announce(`Copied ${what}.`)
    } catch {
      setState('failed')
      announce('The system’s clipboard refused it. Select the text and copy it from there.')
    }
  }
  return (
    <ToolButton label={`Copy ${what}`} onPress={() => void copy()}>
      {state === 'copied' ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
      {state === 'copied' && 'Copied'}
      {state === 'failed' && 'Not copied'}
    </ToolButton>
  )
}
