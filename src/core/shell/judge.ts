// stub
import type { Blank, CommandKind, Hazard } from '../playbook/model.ts'
import type { ShellGrammar } from './grammar.ts'
import type { Statement } from './statements.ts'

export interface JudgedText {
  readonly text: string
  readonly kind: CommandKind
  readonly language: string
  readonly statement?: Statement
  readonly offset: number
}

export interface Judgement {
  readonly hazards: readonly Hazard[]
  readonly follows: boolean
  readonly interactive: boolean
  readonly needsRoot: boolean
  readonly blanks: readonly Blank[]
}

export function createJudge(_grammar: ShellGrammar) {
  return {
    learn(_command: JudgedText): void {},
    beginProcedure(): void {},
    beginStep(): void {},
    judge(_command: JudgedText): Judgement {
      return { hazards: [], follows: false, interactive: false, needsRoot: false, blanks: [] }
    },
  }
}
