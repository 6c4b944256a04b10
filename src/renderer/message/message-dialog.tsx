// A message of the playbook, filled in with what the incident knows: the rest is filled in here, or stays to be seen as a blank.
// Ready to copy, or to be sent by the computer's own mail program; nothing is sent from here.
import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { MessageWay } from '../../core/incident/events.ts'
import type { MessagePiece } from '../../core/incident/message/message.ts'
import { mailAddress } from '../../core/incident/message/message.ts'
import type { MessageTemplate } from '../../core/playbook/model/facts.ts'
import { closeDialog } from '../app/dialogs.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { Dialog, DialogButtons } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import { announce } from '../parts/live-region.tsx'
import { counted } from '../parts/words.ts'
import styles from './message-dialog.module.css'
import { typeValue, useKeptValues } from './typed-values.ts'
import { useMessage, useTemplates } from './use-message.ts'

export function MessageDialog() {
  const templates = useTemplates()
  const [line, setLine] = useState<number>()
  const template = templates.find(({ lines }) => lines.start === line) ?? templates[0]
  return (
    <Dialog title="A message" wide onClose={closeDialog}>
      {templates.length > 1 && (
        <label className={styles.choice}>
          Which
          {/* biome-ignore lint/a11y/noAutofocus: what comes first in the dialog is which message it is to be */}
          <select autoFocus value={template?.lines.start} onChange={(event) => setLine(Number(event.target.value))}>
            {templates.map(({ title, lines }) => (
              <option key={lines.start} value={lines.start}>
                {title}
              </option>
            ))}
          </select>
        </label>
      )}
      {template === undefined && (
        <>
          <p>The playbook has no message for this scenario.</p>
          <DialogButtons>
            <Button keyLabel="Esc" autoFocus onPress={closeDialog}>
              Close
            </Button>
          </DialogButtons>
        </>
      )}
      {template !== undefined && <Message key={template.lines.start} template={template} isOnly={templates.length === 1} />}
    </Dialog>
  )
}

interface MessageProps {
  readonly template: MessageTemplate
  /** There is none to choose first. */
  readonly isOnly: boolean
}

function Message({ template, isOnly }: MessageProps) {
  const { incidentId, blanks, values, subject, body, recipients } = useMessage(template)
  const [copied, setCopied] = useState<'no' | 'yes' | 'refused'>('no')
  const form = useRef<HTMLDivElement>(null)
  const to = template.to ?? ''
  useKeptValues(blanks)
  const record = useRecordTaken(template)
  const left = blanks.filter(({ key }) => (values[key] ?? '') === '').length
  const text = textOf(body)

  /** Out of a field: to the next one that is empty, after the last one to what the message is filled in for. */
  function goOn(): void {
    const root = form.current
    const next = [...(root?.querySelectorAll<HTMLInputElement>('input') ?? [])].find(({ value }) => value === '')
    ;(next ?? root?.querySelector<HTMLElement>('[data-copy] button'))?.focus()
  }

  async function copy(): Promise<void> {
    const head = [
      ...(to === '' ? [] : [`To: ${recipients.join(', ') || to}`]),
      ...(subject.length === 0 ? [] : [`Subject: ${textOf(subject)}`]),
    ]
    try {
      await navigator.clipboard.writeText([...head, ...(head.length > 0 ? [''] : []), text].join('\n'))
      setCopied('yes')
      record('copied')
      announce('Copied the message.')
    } catch {
      setCopied('refused')
      announce('The system’s clipboard refused it. Select the text and copy it from there.')
    }
  }

  return (
    <div className={styles.message} ref={form}>
      {blanks.length > 0 && (
        <div className={styles.blanks}>
          {blanks.map((blank) => (
            <Field
              key={blank.key}
              label={blank.label}
              value={values[blank.key] ?? ''}
              onChange={(value) => {
                setCopied('no')
                typeValue(incidentId, blank.key, value)
              }}
              onEnter={goOn}
              isSecret={blank.secret}
              autoFocus={isOnly && blank === blanks[0]}
            />
          ))}
        </div>
      )}
      <section className={styles.sheet} aria-label="The message as it stands">
        {to !== '' && (
          <p>
            <b>To</b> {recipients.join(', ') || to}
          </p>
        )}
        {subject.length > 0 && (
          <p>
            <b>Subject</b> <Pieces pieces={subject} />
          </p>
        )}
        <pre>
          <Pieces pieces={body} />
        </pre>
      </section>
      <div className={styles.foot}>
        <p className={styles.left} role="status">
          {left === 0 ? 'Everything is filled in.' : `${counted(left, 'blank is', 'blanks are')} left as written.`}
          {copied === 'refused' && ' The system’s clipboard refused it: select the text and copy it from there.'}
        </p>
        <DialogButtons>
          <span data-copy="">
            <Button kind="primary" onPress={() => void copy()}>
              {copied === 'yes' ? 'Copied' : 'Copy'}
            </Button>
          </span>
          <a
            className={styles.mail}
            href={mailAddress(recipients, textOf(subject), text)}
            target="_blank"
            rel="noreferrer"
            onClick={() => record('mailed')}
          >
            Open in the mail program
          </a>
          <Button kind="quiet" keyLabel="Esc" onPress={closeDialog}>
            Close
          </Button>
        </DialogButtons>
      </div>
    </div>
  )
}

/** For the journal, for as long as the incident is open. */
function useRecordTaken({ title }: MessageTemplate): (way: MessageWay) => void {
  const { client, incident, notices } = useStores()
  const incidentId = useStore(incident, (view) => (view.incident.status === 'open' ? view.incidentId : undefined))
  return (way) => {
    if (incidentId !== undefined) client.call('message.take', { incidentId, title, way }).catch(notices.failHere)
  }
}

function Pieces({ pieces }: { readonly pieces: readonly MessagePiece[] }) {
  return pieces.map(({ text, blank, isFilled }, index) =>
    blank === undefined ? (
      text
    ) : (
      <span key={index} className={styles.blank} data-filled={isFilled}>
        {blank.secret && isFilled ? '••••••' : text}
      </span>
    ),
  )
}

function textOf(pieces: readonly MessagePiece[]): string {
  return pieces.map(({ text }) => text).join('')
}
