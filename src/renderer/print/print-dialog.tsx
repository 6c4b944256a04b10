// Saves paper as a PDF: the whole playbook as a booklet, or the scenario that is worked on as a card.
import { useState } from 'react'
import { useStore } from 'zustand'
import type { Pdf } from '../../contract/calls.ts'
import type { ScenarioId } from '../../core/playbook/model.ts'
import { closeDialog } from '../app/dialogs.ts'
import { parseRoute } from '../app/routes.ts'
import { useStores } from '../app/stores.ts'
import { Problem } from '../notice/problem.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog, DialogButtons } from '../parts/dialog.tsx'
import { counted } from '../parts/words.ts'
import styles from './print-dialog.module.css'
import { savePdf } from './save-pdf.ts'

export function PrintDialog() {
  const { client, playbook, settings, notices } = useStores()
  const { opened, playbookId, page, cursor } = useStore(playbook)
  const paper = useStore(settings, (state) => state.settings.paper)
  const [isBusy, setIsBusy] = useState(false)
  const [error, setError] = useState<unknown>()
  const scenarios = opened?.playbook.scenarios ?? []
  const [scenarioId, setScenarioId] = useState<ScenarioId | undefined>(() => {
    const route = parseRoute(location.hash)
    const worked = cursor === undefined ? undefined : page?.steps.get(cursor)?.procedure.scenarioId
    return worked ?? (route.type === 'library' ? undefined : route.scenarioId) ?? scenarios[0]?.id
  })

  async function save(make: () => Promise<Pdf>): Promise<void> {
    setIsBusy(true)
    setError(undefined)
    try {
      const pdf = await make()
      savePdf(pdf)
      closeDialog()
      const missing =
        pdf.missingCharacters.length === 0
          ? ''
          : `No font has these characters, they are printed as their numbers: ${pdf.missingCharacters.join(' ')}`
      notices.say(`${pdf.fileName} is saved, ${counted(pdf.pageCount, 'page')}.`, missing)
    } catch (reason) {
      setError(reason)
      setIsBusy(false)
    }
  }

  if (playbookId === undefined) return null
  const paperName = paper === 'a4' ? 'A4' : 'US Letter'
  return (
    <Dialog title="Save as PDF, for paper" onClose={closeDialog}>
      {scenarios.length > 0 && (
        <label className={styles.scenario}>
          <span>Card of</span>
          <select value={scenarioId} onChange={(event) => setScenarioId(event.target.value as ScenarioId)}>
            {scenarios.map((scenario) => (
              <option key={scenario.id} value={scenario.id}>
                {scenario.number === undefined ? '' : `${scenario.number}  `}
                {scenario.title}
              </option>
            ))}
          </select>
        </label>
      )}
      <p className={styles.soft}>
        {scenarios.length > 0 ? 'A card is one scenario, for the wall or the binder. ' : ''}A booklet is the whole playbook. The paper is{' '}
        {paperName}, as in the settings.
      </p>
      {error !== undefined && <Problem error={error} />}
      <DialogButtons>
        {scenarioId !== undefined && (
          <Button
            kind="primary"
            keyLabel="↵"
            autoFocus
            isDisabled={isBusy}
            onPress={() => void save(() => client.call('print.make', { playbookId, format: { type: 'card', scenarioId } }))}
          >
            Save the card
          </Button>
        )}
        <Button
          kind={scenarioId === undefined ? 'primary' : 'plain'}
          autoFocus={scenarioId === undefined}
          isDisabled={isBusy}
          onPress={() => void save(() => client.call('print.make', { playbookId, format: { type: 'booklet' } }))}
        >
          Save the booklet
        </Button>
        <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
          Cancel
        </Button>
        {isBusy && (
          <p role="status" className={styles.busy}>
            Setting the pages…
          </p>
        )}
      </DialogButtons>
    </Dialog>
  )
}
