// Paper: choose what, see it as it will be, and save it.
import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { RecordName } from '../../contract/paper-calls.ts'
import type { FormatName } from '../../core/card/format.ts'
import type { ScenarioId } from '../../core/playbook/model/document.ts'
import { closeDialog } from '../app/dialogs.ts'
import { parseRoute } from '../app/routes.ts'
import { useStores } from '../app/stores.ts'
import { Dialog } from '../parts/dialog.tsx'
import { counted } from '../parts/words.ts'
import { chosen, orderOf, type Printing } from './choices.ts'
import { ChoicesForm } from './choices-form.tsx'
import { PaperButtons } from './paper-buttons.tsx'
import { PaperPreview } from './preview/paper-preview.tsx'
import styles from './print-dialog.module.css'
import { useHosts } from './use-hosts.ts'
import { type PaperOrder, usePaper } from './use-paper.ts'
import { useTaking } from './use-taking.ts'

export function PrintDialog({ wanted }: { readonly wanted: RecordName | undefined }) {
  const { client, playbook, incident, library, settings: settingsStore } = useStores()
  const { opened, playbookId, page, cursor } = useStore(playbook)
  const settings = useStore(settingsStore, (state) => state.settings)
  const scenarios = opened?.playbook.scenarios ?? []
  const [scenarioId, setScenarioId] = useState<ScenarioId | undefined>(() => {
    const route = parseRoute(location.hash)
    const worked = cursor === undefined ? undefined : page?.steps.get(cursor)?.procedure.scenarioId
    return worked ?? (route.type === 'library' ? undefined : route.scenarioId)
  })
  const [isOfAll, setIsOfAll] = useState(true)
  const [host, setHost] = useState<string>()
  const hosts = useHosts(client)
  const incidentId = useStore(incident, (view) => view.incidentId)
  const [record, setRecord] = useState(incidentId === undefined ? undefined : wanted)
  const choices = chosen({ settings, scenarioIds: scenarios.map(({ id }) => id), scenarioId, isOfAll, host })
  const stalePages = useStore(library, (state) => state.playbooks.find((row) => row.playbookId === playbookId)?.paper?.stalePages ?? 0)
  const [onlyChanged, setOnlyChanged] = useState(false)
  const ofPlaybook =
    playbookId === undefined
      ? undefined
      : ({ call: 'print.make', input: { ...orderOf(playbookId, choices), ...(onlyChanged ? { onlyChanged } : {}) } } as const)
  const order: PaperOrder | undefined =
    record === undefined || incidentId === undefined
      ? ofPlaybook
      : { call: 'print.record', input: { incidentId, record, paper: settings.paper, timeZone, labels: choices.labels } }
  const making = usePaper(client, order)
  const taking = useTaking(making)
  const place = useRef<HTMLDivElement>(null)

  /** Of the two papers that everybody has, the one that is taken here is the user's own from now on. */
  function changeLayout(change: Partial<Printing>): void {
    const { paper: wanted } = change
    const printing = { ...settings.printing, ...change }
    void settingsStore.change(wanted === 'a4' || wanted === 'letter' ? { paper: wanted, printing } : { printing })
  }

  /** On the paper that is usual for it, among those that the user has. */
  function changeFormat(format: FormatName): void {
    const { paper: _, ...printing } = settings.printing
    void settingsStore.change({ printing: { ...printing, format } })
  }

  if (order === undefined) return null
  return (
    <Dialog title="Print or save as PDF" isFull onClose={closeDialog}>
      <div ref={place} className={styles.print}>
        <div className={styles.side}>
          <ChoicesForm
            choices={record === undefined ? choices : { ...choices, paper: settings.paper }}
            scenarios={scenarios}
            hasRecords={incidentId !== undefined}
            record={record}
            onWhat={(what) => {
              const isRecord = what === 'report' || what === 'handover'
              setRecord(isRecord ? what : undefined)
              if (!isRecord) changeFormat(what)
            }}
            onScenario={(id) => {
              setIsOfAll(id === undefined)
              if (id !== undefined) setScenarioId(id)
            }}
            hosts={hosts}
            onHost={setHost}
            onLayout={changeLayout}
          />
          {record === undefined && stalePages > 0 && (
            <label>
              <input type="checkbox" checked={onlyChanged} onChange={(event) => setOnlyChanged(event.target.checked)} /> Only what changed
              since it was printed: {counted(stalePages, 'page')} of the paper out there {stalePages === 1 ? 'is' : 'are'} out of date
            </label>
          )}
          <PaperButtons making={making} taking={taking} />
        </div>
        <PaperPreview bytes={making.paper?.bytes} isMaking={making.isMaking} keysFrom={place} onPrint={taking.print} />
      </div>
    </Dialog>
  )
}

/** Where the reader is. */
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone
