// What several rules ask of the same playbook: worked out once, kept with the subject, and gone with it. A weak map from
// playbooks would do the same, but what is in one outlives its playbook by some time, which costs more than it saves.
import type { Subject } from './subject.ts'

/** The same function, which works once for each subject. */
export function oncePer<Answer>(work: (subject: Subject) => Answer): (subject: Subject) => Answer {
  return (subject) => {
    const { known } = subject
    if (!known.has(work)) known.set(work, work(subject))
    return known.get(work) as Answer
  }
}
