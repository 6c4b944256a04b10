// A command as written, with its blanks: fields in their places where the step is worked on, marked text elsewhere.
import type { ReactNode } from 'react'
import type { Blank, Command } from '../../core/playbook/model.ts'
import styles from './command.module.css'

interface Place {
  readonly start: number
  readonly end: number
  readonly blank: Blank
}

/** The spans in order; one that overlaps the one before is left as text. */
function placesOf(command: Command): readonly Place[] {
  const places = command.blanks.flatMap((blank) => blank.spans.map(({ start, end }) => ({ start, end, blank })))
  let reached = 0
  return places
    .sort((a, b) => a.start - b.start)
    .filter((place) => {
      if (place.start < reached) return false
      reached = place.end
      return true
    })
}

export interface CommandTextProps {
  readonly command: Command
  readonly values: Readonly<Record<string, string>>
  /** Called with what is typed into a blank; left out where the step is only shown. */
  readonly onValue?: (name: string, value: string) => void
  readonly onEnter?: () => void
}

export function CommandText({ command, values, onValue, onEnter }: CommandTextProps) {
  const pieces: ReactNode[] = []
  let reached = 0
  for (const [index, { start, end, blank }] of placesOf(command).entries()) {
    pieces.push(command.text.slice(reached, start))
    const written = command.text.slice(start, end)
    const value = values[blank.name] ?? ''
    if (blank.kind === 'placeholder' && onValue !== undefined)
      pieces.push(
        <BlankInput key={start} blank={blank} written={written} value={value} isAgain={index > 0} onValue={onValue} onEnter={onEnter} />,
      )
    else
      pieces.push(
        <span key={start} className={styles.blank} data-filled={value !== ''}>
          {blank.kind === 'placeholder' && value !== '' && !blank.secret ? value : written}
        </span>,
      )
    reached = end
  }
  pieces.push(command.text.slice(reached))
  return <code>{pieces}</code>
}

interface BlankInputProps {
  readonly blank: Blank
  readonly written: string
  readonly value: string
  readonly isAgain: boolean
  readonly onValue: (name: string, value: string) => void
  readonly onEnter: (() => void) | undefined
}

function BlankInput({ blank, written, value, onValue, onEnter }: BlankInputProps) {
  return (
    <input
      className={styles.input}
      type={blank.secret ? 'password' : 'text'}
      size={Math.max(4, (value === '' ? written : value).length)}
      value={value}
      placeholder={written}
      aria-label={`${blank.label}, to be filled in`}
      autoComplete="off"
      spellCheck={false}
      data-blank=""
      {...(value === '' ? { 'data-empty': '' } : {})}
      onChange={(event) => onValue(blank.name, event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') {
          event.preventDefault()
          onEnter?.()
        }
      }}
    />
  )
}
