// In the panel: the messages that the playbook has for this, one key press from being filled in.
import { keyLabel } from '../actions/actions.ts'
import { perform } from '../actions/handlers.ts'
import { Button } from '../parts/button.tsx'
import { Keycap } from '../parts/keycap.tsx'
import { counted } from '../parts/words.ts'
import { useTemplates } from './use-message.ts'

export function Messages() {
  const count = useTemplates().length
  if (count === 0) return null
  return (
    <div>
      <Button kind="quiet" onPress={() => perform('incident.message')}>
        <Keycap>{keyLabel('incident.message')}</Keycap> {counted(count, 'message')} to fill in
      </Button>
    </div>
  )
}
