// What a target asks on the way to it, in front of whatever else is shown: a host key with both of its fingerprints, a
// passphrase, a password, a code. Enter never accepts a key: the way out has the focus.
import { useState } from 'react'
import { useStore } from 'zustand'
import { questionWords } from '../../contract/question-words.ts'
import type { OpenQuestion } from '../../contract/target-calls.ts'
import { useStores } from '../app/stores.ts'
import { Button } from '../parts/button.tsx'
import { Dialog, DialogButtons } from '../parts/dialog.tsx'
import { Field } from '../parts/field.tsx'
import styles from './targets.module.css'

/** Draws the first question that is open, if any. */
export function QuestionHost() {
  const { targets } = useStores()
  const asked = useStore(targets, (view) => view.questions[0])
  return asked === undefined ? null : <QuestionDialog key={asked.questionId} asked={asked} />
}

function QuestionDialog({ asked }: { readonly asked: OpenQuestion }) {
  const { targets } = useStores()
  const { questionId, question } = asked
  const words = questionWords(question)
  const [texts, setTexts] = useState<readonly string[]>(() => words.fields.map(() => ''))
  const isYesNo = words.fields.length === 0
  const mayKeep = 'mayKeep' in question && question.mayKeep === true
  const [isKept, setIsKept] = useState(false)
  const accept = (keep = isKept) => void targets.answer(questionId, { type: 'accepted', texts: [...texts], ...(keep ? { keep } : {}) })
  const decline = () => void targets.answer(questionId, { type: 'declined' })
  return (
    <Dialog title={words.title} isQuestion onClose={decline}>
      <p className={styles.where}>
        Target: <b>{question.target}</b>
        {question.hop !== undefined && (
          <>
            , on the way through <b>{question.hop}</b>
          </>
        )}
      </p>
      {words.refusal !== undefined && <p className={styles.refusal}>{words.refusal}</p>}
      {words.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {words.facts.length > 0 && (
        <dl className={styles.facts}>
          {words.facts.map(({ label, text }) => (
            <div key={text}>
              <dt>{label}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {words.fields.map(({ label, isSecret }, index) => (
        <Field
          key={index}
          label={label}
          value={texts[index] ?? ''}
          isSecret={isSecret}
          isMono
          autoFocus={index === 0}
          onChange={(text) => setTexts((before) => before.map((other, at) => (at === index ? text : other)))}
          onEnter={() => accept()}
        />
      ))}
      {mayKeep && (
        <label>
          <input type="checkbox" checked={isKept} onChange={(event) => setIsKept(event.target.checked)} /> Keep it in this computer’s store
          of secrets
        </label>
      )}
      <DialogButtons>
        {isYesNo ? (
          <>
            <Button keyLabel="Esc" autoFocus onPress={decline}>
              No
            </Button>
            <Button onPress={() => accept()}>{words.accept}</Button>
            {words.acceptAlways !== undefined && <Button onPress={() => accept(true)}>{words.acceptAlways}</Button>}
          </>
        ) : (
          <>
            <Button kind="primary" keyLabel="↵" onPress={() => accept()}>
              {words.accept}
            </Button>
            <Button kind="quiet" keyLabel="Esc" onPress={decline}>
              Cancel
            </Button>
          </>
        )}
      </DialogButtons>
    </Dialog>
  )
}
