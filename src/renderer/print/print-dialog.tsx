// Paper: choose what, see it as it will be, and save it.
import { useRef, useState } from 'react'
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
import { chosen, orderOf, type Printing } from './choices.ts'
import { ChoicesForm } from './choices-form.tsx'
import { PaperPreview } from './preview/paper-preview.tsx'
import styles from './print-dialog.module.css'
import { savePdf } from './save-pdf.ts'
import { usePaper } from './use-paper.ts'

export function PrintDialog() {
  const { client, playbook, settings: settingsStore, notices } = useStores()
  const { opened, playbookId, page, cursor } = useStore(playbook)
  const settings = useStore(settingsStore, (state) => state.settings)
  const scenarios = opened?.playbook.scenarios ?? []
  const [scenarioId, setScenarioId] = useState<ScenarioId | undefined>(() => {
    const route = parseRoute(location.hash)
    const worked = cursor === undefined ? undefined : page?.steps.get(cursor)?.procedure.scenarioId
    return worked ?? (route.type === 'library' ? undefined : route.scenarioId)
  })
  const [isOfAll, setIsOfAll] = useState(true)
  const choices = chosen({ settings, scenarioIds: scenarios.map(({ id }) => id), scenarioId, isOfAll })
  const order = playbookId === undefined ? undefined : orderOf(playbookId, choices)
  const { paper, isMaking, error, whenMade } = usePaper(client, order)
  const [failure, setFailure] = useState<unknown>()
  const place = useRef<HTMLDivElement>(null)

  /** Of the two papers that everybody has, the one that is taken here is the user's own from now on. */
  function changeLayout(change: Partial<Printing>): void {
    const { paper: wanted } = change
    const printing = { ...settings.printing, ...change }
    void settingsStore.change(wanted === 'a4' || wanted === 'letter' ? { paper: wanted, printing } : { printing })
  }

  async function save(): Promise<void> {
    setFailure(undefined)
    try {
      const { pdf, bytes } = await whenMade()
      savePdf(pdf.fileName, bytes)
      closeDialog()
      notices.say(`${pdf.fileName} is saved, ${counted(pdf.pageCount, 'page')}.`, remarks(pdf))
      // The paper is there; that it can't be judged later is a lesser trouble.
      await client.call('print.taken', { printId: pdf.printId }).catch(notices.fail)
    } catch (reason) {
      setFailure(reason)
    }
  }

  if (order === undefined) return null
  const problem = failure ?? error
  return (
    <Dialog title="Print or save as PDF" isFull onClose={closeDialog}>
      <div ref={place} className={styles.print}>
        <div className={styles.side}>
          <ChoicesForm
            choices={choices}
            scenarios={scenarios}
            onFormat={(format) => changeLayout({ format })}
            onScenario={(id) => {
              setIsOfAll(id === undefined)
              if (id !== undefined) setScenarioId(id)
            }}
            onLayout={changeLayout}
          />
          {problem !== undefined && <Problem error={problem} />}
          <p role="status" className={styles.soft}>
            {isMaking ? 'Setting the pages…' : paper === undefined ? '' : `${counted(paper.pdf.pageCount, 'page')}. ${remarks(paper.pdf)}`}
          </p>
          <DialogButtons>
            <Button kind="primary" autoFocus onPress={() => void save()}>
              Save as PDF
            </Button>
            <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
              Close
            </Button>
          </DialogButtons>
        </div>
        <PaperPreview bytes={paper?.bytes} isMaking={isMaking} keysFrom={place} onPrint={() => {}} />
      </div>
    </Dialog>
  )
}

/** What whoever prints should know of it. */
function remarks({ missingCharacters, blankContacts }: Pdf): string {
  const missing =
    missingCharacters.length === 0
      ? ''
      : `No font has these characters, they are printed as their numbers: ${missingCharacters.join(' ')}. `
  const blank =
    blankContacts.length === 0 ? '' : `The playbook leaves these contacts blank, they are lines to write on: ${blankContacts.join(', ')}.`
  return `${missing}${blank}`.trim()
}
