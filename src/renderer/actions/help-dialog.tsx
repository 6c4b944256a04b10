// Every key that works, from the one table.
import { closeDialog } from '../app/dialogs.ts'
import { Dialog } from '../parts/dialog.tsx'
import styles from './actions.module.css'
import { type Action, type ActionId, actionIds, actions, keyLabel } from './actions.ts'

function alsoKey(id: ActionId): string | undefined {
  const action: Action = actions[id]
  return action.also
}

const groups: readonly Action['group'][] = ['Step', 'Incident', 'Page', 'Runcard']
const groupNames = { Step: 'The step', Incident: 'The incident', Page: 'The page', Runcard: 'Everywhere' } as const

export function HelpDialog() {
  return (
    <Dialog title="Keys" wide onClose={closeDialog}>
      <div className={styles.help}>
        {groups.map((group) => (
          <section key={group}>
            <h3>{groupNames[group]}</h3>
            <dl>
              {actionIds
                .filter((id) => actions[id].group === group && actions[id].keys.length > 0)
                .map((id) => (
                  <div key={id}>
                    <dt>
                      <kbd>{keyLabel(id)}</kbd> {alsoKey(id) !== undefined && <kbd>{alsoKey(id)}</kbd>}
                    </dt>
                    <dd>{actions[id].label}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <p className={styles.foot}>
        <kbd>Esc</kbd> gets out of a field or a dialog. Keys do nothing while you type in a field.
      </p>
    </Dialog>
  )
}
