// Rules: what the front matter silences.
import type { Remark, Rule } from '../rule.ts'
import { readSilences } from '../silence.ts'
import type { Subject } from '../subject.ts'

export const frontMatterRules: readonly Rule[] = [
  {
    name: 'silenced-without-reason',
    level: 'error',
    summary: 'A rule is silenced and nothing says why.',
    why: 'Nobody can tell later whether it was looked at or only switched off. It is not silenced until a reason is given.',
    next: 'Write the reason behind the rule’s name: “runcard: { silence: { RULE: why it is all right here } }”.',
    find: (subject) => {
      const { silences, problem } = readSilences(subject)
      const bare = silences.filter(({ reason }) => reason === '')
      return [
        ...bare.map(({ rule, line }): Remark => ({ line, message: `“${rule}” is silenced without a reason.` })),
        ...(problem === undefined ? [] : [problem]),
      ]
    },
    yes: '---\nruncard:\n  silence:\n    script-missing:\n---\n# A\n',
    no: '---\nruncard:\n  silence:\n    script-missing: the scripts are on the host\n---\n# A\n',
  },
  {
    name: 'silenced-unknown',
    level: 'warning',
    summary: 'What is silenced is no rule.',
    why: 'A slip in the name, or a rule of an older version: it silences nothing.',
    next: 'Take it out, or write the name as “runcard check” prints it.',
    find: (subject: Subject) =>
      readSilences(subject)
        .silences.filter(({ rule }) => !subject.ruleNames.has(rule))
        .map(({ rule, line }) => ({ line, message: `There is no rule “${rule}”.` })),
    yes: '---\nruncard:\n  silence:\n    scripts-missing: they are on the host\n---\n# A\n',
    no: '---\nruncard:\n  silence:\n    script-missing: they are on the host\n---\n# A\n',
  },
]
