// What the sheets of an incident say around what happened in it: the report, and the handover. What happened is told in the words
// of the journal (journal-words.ts).

export interface RecordWords {
  /** Before the two kinds. */
  readonly kind: string
  readonly incident: string
  readonly drill: string
  /** Titles of the sheets. */
  readonly report: string
  readonly handover: string
  readonly opened: string
  readonly closed: string
  readonly stillOpen: string
  readonly took: string
  readonly timesIn: string
  /** Headings of the report. */
  readonly timesAgainstObjectives: string
  readonly openQuestions: string
  readonly whatRan: string
  readonly filledIn: string
  readonly timeline: string
  readonly review: string
  readonly time: string
  readonly what: string
  readonly typedByHand: string
  /** `verdict` is one of the four below. */
  readonly objectiveTook: string
  readonly objectiveOpen: string
  readonly missed: string
  readonly met: string
  readonly notMet: string
  readonly stillToMeet: string
  /** Behind the verdict: the titles of what was left. */
  readonly closedWithOpen: string
  /** The handover sheet: its facts. */
  readonly asOf: string
  readonly runningFor: string
  /** Its headings, and what stands behind a step under them. */
  readonly mayHaveRun: string
  readonly onTarget: string
  readonly begun: string
  readonly since: string
  readonly noStepYet: string
  readonly stepsDone: string
  readonly running: string
  readonly whereWeAre: string
  readonly clocks: string
  readonly openShells: string
  readonly inDirectory: string
  /** Behind the directory: what is typed since may have changed it. */
  readonly asOfStart: string
  readonly asOfLastStep: string
  readonly toCall: string
  readonly due: string
  readonly wasDue: string
  readonly nextOf: string
  readonly moreAfter: string
  readonly whatWasDone: string
  readonly whatWasDoneLast: string
  /** Its last lines, to be written on. */
  readonly handedOverBy: string
  readonly to: string
  readonly at: string
  readonly said: string
  /** The foot. */
  readonly toldAt: string
}
