// What the playbook has for when a step fails, each under its condition: words to read, procedures to go to.
import { CornerDownRight } from 'lucide-react'
import { type Elsewhere, wordsAbove } from '../../core/playbook/elsewhere.ts'
import type { Procedure } from '../../core/playbook/model/procedure.ts'
import { Button } from '../parts/button.tsx'
import { counted } from '../parts/words.ts'
import styles from './elsewhere-list.module.css'

interface ElsewhereListProps {
  readonly found: readonly Elsewhere[]
  readonly onGo: (procedure: Procedure) => void
}

export function ElsewhereList({ found, onGo }: ElsewhereListProps) {
  return (
    <ul className={styles.list}>
      {found.map((one, index) => {
        const { when, text, procedure } = one
        const words = wordsAbove(one, found[index - 1])
        return (
          <li key={`${when ?? ''} ${procedure?.id ?? ''} ${text ?? ''}`}>
            {words !== undefined && <p>{words}</p>}
            {procedure !== undefined && (
              <Button kind="quiet" onPress={() => onGo(procedure)}>
                <CornerDownRight size={14} aria-hidden="true" /> {procedure.title}, {counted(procedure.steps.length, 'step')}
              </Button>
            )}
          </li>
        )
      })}
    </ul>
  )
}
