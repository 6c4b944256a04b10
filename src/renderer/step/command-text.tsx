// A command as written, with its blanks: fields in their places where the step is worked on, marked text elsewhere.
import type { ReactNode } from 'react'
import type { Blank, Command } from '../../core/playbook/model/command.ts'
import { WholeWords } from '../parts/whole-words.tsx'
import { BlankInput } from './blank-input.tsx'
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
  /** Its blanks can be filled in, and this is what Enter does there; left out where the step is only shown. */
  readonly onEnter?: () => void
}

export function CommandText({ command, values, onEnter }: CommandTextProps) {
  const pieces: ReactNode[] = []
  let reached = 0
  for (const { start, end, blank } of placesOf(command)) {
    pieces.push(<WholeWords key={`before ${start}`} text={command.text.slice(reached, start)} />)
    const written = command.text.slice(start, end)
    const value = values[blank.name] ?? ''
    if (blank.kind === 'placeholder' && onEnter !== undefined)
      pieces.push(<BlankInput key={start} blank={blank} written={written} className={styles.input} onEnter={onEnter} />)
    else
      pieces.push(
        <span key={start} className={styles.blank} data-filled={value !== ''}>
          {blank.kind === 'placeholder' && value !== '' && !blank.secret ? value : written}
        </span>,
      )
    reached = end
  }
  pieces.push(<WholeWords key="after" text={command.text.slice(reached)} />)
  return <code>{pieces}</code>
}
