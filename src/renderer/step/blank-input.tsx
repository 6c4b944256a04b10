// The field of one blank, wherever it stands: dashed while it is empty, dots for a secret, and words in place of one that is
// filled in without being typed.
import { useStore } from 'zustand'
import type { Blank } from '../../core/playbook/model/command.ts'
import { useStores } from '../app/stores.ts'
import { useIsTaken } from './secret-values.ts'

interface BlankInputProps {
  readonly blank: Blank
  readonly onEnter: (() => void) | undefined
  readonly id?: string
  readonly className?: string | undefined
  /** In the middle of a command: as wide as what is in it. */
  readonly written?: string
}

const takenWords = 'kept secret'

export function BlankInput({ blank, onEnter, id, className, written }: BlankInputProps) {
  const { incident } = useStores()
  const value = useStore(incident, (view) => view.values[blank.name] ?? '')
  const isTaken = useIsTaken(blank.name)
  const placeholder = isTaken ? takenWords : written
  const label = `${blank.label}, ${isTaken ? `filled in with a ${takenWords}` : 'to be filled in'}`
  return (
    <input
      type={blank.secret ? 'password' : 'text'}
      value={value}
      autoComplete="off"
      spellCheck={false}
      data-blank={blank.name}
      {...(id === undefined ? {} : { id })}
      {...(className === undefined ? {} : { className })}
      {...(written === undefined ? {} : { size: Math.max(4, (value === '' ? (placeholder ?? '') : value).length), 'aria-label': label })}
      {...(placeholder === undefined ? {} : { placeholder })}
      {...(value === '' && !isTaken ? { 'data-empty': '' } : {})}
      onChange={(event) => incident.setValue(blank.name, event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return
        event.preventDefault()
        onEnter?.()
      }}
    />
  )
}
