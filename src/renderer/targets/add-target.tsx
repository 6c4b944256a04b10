// A target under a name of one's own, kept in the settings: a name that is typed before a hazard should be one that is known.
import { useState } from 'react'
import type { TargetRow } from '../../contract/target-calls.ts'
import { useStores } from '../app/stores.ts'
import { Problem } from '../notice/problem.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog, DialogButtons } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'

interface AddTargetProps {
  readonly address: string
  readonly onLeave: () => void
  readonly onAdded: (target: TargetRow) => void
}

export function AddTarget({ address: first, onLeave, onAdded }: AddTargetProps) {
  const { client } = useStores()
  const [name, setName] = useState('')
  const [address, setAddress] = useState(first)
  const [error, setError] = useState<unknown>()

  async function add(): Promise<void> {
    try {
      onAdded(await client.call('targets.add', { name: name.trim(), address: address.trim() }))
    } catch (reason) {
      setError(reason)
    }
  }

  return (
    <Dialog title="Add a target" onClose={onLeave}>
      <Field label="Name" value={name} onChange={setName} isMono autoFocus hint="What is typed before a hazard runs there." />
      <Field
        label="Address"
        value={address}
        onChange={setAddress}
        onEnter={() => void add()}
        isMono
        hint="ssh://user@host:port or docker://user@container/directory. Passwords have no place in it."
      />
      {error !== undefined && <Problem error={error} />}
      <DialogButtons>
        <Button kind="primary" keyLabel="↵" isDisabled={name.trim() === '' || address.trim() === ''} onPress={() => void add()}>
          Add it and run steps there
        </Button>
        <Button kind="quiet" keyLabel="Esc" onPress={onLeave}>
          Back to the list
        </Button>
      </DialogButtons>
    </Dialog>
  )
}
