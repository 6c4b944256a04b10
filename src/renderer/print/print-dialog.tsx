// Paper: choose what, see it as it will be, and save it.
import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Pdf, RecordName } from '../../contract/paper-calls.ts'
import type { FormatName } from '../../core/card/format.ts'
import type { ScenarioId } from '../../core/playbook/model.ts'
import { keyLabel } from '../actions/actions.ts'
import { closeDialog } from '../app/dialogs.ts'
import { parseRoute } from '../app/routes.ts'
import { useStores } from '../app/stores.ts'
import { Problem } from '../notice/problem.tsx'
import { Button } from '../parts/button.tsx'
import { Dialog, DialogButtons } from '../parts/dialog.tsx'
import { counted } from '../parts/words.ts'
import { chosen, orderOf, type Printing } from './choices.ts'
import { Choice, ChoicesForm } from './choices-form.tsx'
import { PaperPreview } from './preview/paper-preview.tsx'
import styles from './print-dialog.module.css'
import { pdfUrl } from './print-here.ts'
import { useHosts } from './use-hosts.ts'
import { type Paper, type PaperOrder, usePaper } from './use-paper.ts'
import { type Outcome, usePaperWays } from './use-paper-ways.ts'

export function PrintDialog({ wanted }: { readonly wanted: RecordName | undefined }) {
  const { client, playbook, incident, library, settings: settingsStore, notices } = useStores()
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
      : { call: 'print.record', input: { incidentId, record, paper: settings.paper, timeZone } }
  const { paper, isMaking, error, whenMade } = usePaper(client, order)
  const ways = usePaperWays(client)
  const [printer, setPrinter] = useState('')
  const [tab, setTab] = useState<Paper>()
  const [failure, setFailure] = useState<unknown>()
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

  /** The paper is there; that it can't be judged later is a lesser trouble. */
  function remember({ pdf: { printId } }: Paper): void {
    client.call('print.taken', { printId }).catch(notices.fail)
  }

  async function take(how: (paper: Paper) => Promise<Outcome>): Promise<void> {
    setFailure(undefined)
    setTab(undefined)
    try {
      const made = await whenMade()
      const outcome = await how(made)
      if (outcome.type === 'tab') return setTab(made)
      if (outcome.type === 'cancelled') return
      remember(made)
      if (outcome.type === 'dialog-shown') return
      closeDialog()
      const { fileName, pageCount } = made.pdf
      const what = outcome.type === 'saved' ? 'is saved' : `is with the printer ${outcome.printer} as job ${outcome.job}`
      notices.say(`${fileName} ${what}, ${counted(pageCount, 'page')}.`, remarks(made.pdf))
    } catch (reason) {
      setFailure(reason)
    }
  }

  const print = () => void take((made) => ways.print(made, ways.printers.find(({ name }) => name === printer)?.name))
  if (order === undefined) return null
  const problem = failure ?? error
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
          {ways.printers.length > 0 && (
            <Choice label="Print with" value={printer} onChange={setPrinter}>
              <option value="">the dialog that asks</option>
              {ways.printers.map(({ name, isDefault }) => (
                <option key={name} value={name}>
                  {name}
                  {isDefault ? ', the usual one' : ''}
                </option>
              ))}
            </Choice>
          )}
          {problem !== undefined && <Problem error={problem} />}
          <p role="status" className={styles.soft}>
            {isMaking ? 'Setting the pages…' : paper === undefined ? '' : `${counted(paper.pdf.pageCount, 'page')}. ${remarks(paper.pdf)}`}
          </p>
          {tab !== undefined && <TabOffer bytes={tab.bytes} onOpen={() => remember(tab)} />}
          <DialogButtons>
            <Button kind="primary" autoFocus onPress={() => void take(ways.save)}>
              Save as PDF
            </Button>
            <Button keyLabel={keyLabel('page.print')} onPress={print}>
              Print
            </Button>
            <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
              Close
            </Button>
          </DialogButtons>
        </div>
        <PaperPreview bytes={paper?.bytes} isMaking={isMaking} keysFrom={place} onPrint={print} />
      </div>
    </Dialog>
  )
}

/** Where the reader is. */
const timeZone = Intl.DateTimeFormat().resolvedOptions().timeZone

/** For a browser that doesn't print what is in a frame. */
function TabOffer({ bytes, onOpen }: { readonly bytes: Uint8Array<ArrayBuffer>; readonly onOpen: () => void }) {
  const [url] = useState(() => pdfUrl(bytes))
  useEffect(() => () => URL.revokeObjectURL(url), [url])
  return (
    <p role="status">
      This browser prints PDFs only from a tab of their own.{' '}
      <a href={url} target="_blank" rel="noopener noreferrer" onClick={onOpen}>
        Open the pages in a tab
      </a>{' '}
      and print them there.
    </p>
  )
}

/** What whoever prints should know of it. */
function remarks({ missingCharacters, blankContacts, leftOut }: Pdf): string {
  const missing =
    missingCharacters.length === 0
      ? ''
      : `No font has these characters, they are printed as their numbers: ${missingCharacters.join(' ')}. `
  const blank =
    blankContacts.length === 0 ? '' : `The playbook leaves these contacts blank, they are lines to write on: ${blankContacts.join(', ')}.`
  const room = leftOut.length === 0 ? '' : ` There is no room on it for: ${leftOut.join(', ')}.`
  return `${missing}${blank}${room}`.trim()
}
