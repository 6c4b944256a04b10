// What is chosen to print and how, out of the table of formats: what was chosen last, as far as this playbook and the format
// allow it.

import type { PrintOrder } from '../../contract/paper-calls.ts'
import type { Settings } from '../../contract/settings-calls.ts'
import {
  type Binding,
  type FormatName,
  type FormatRow,
  formatNames,
  formats,
  type Orientation,
  type PaperName,
  type PrintFormat,
} from '../../core/card/format.ts'
import { type LabelLanguage, labelLanguages } from '../../core/card/language/paper-words.ts'
import type { PlaybookId, ScenarioId } from '../../core/playbook/model/document.ts'

export type Printing = Settings['printing']

export interface Choices {
  readonly format: FormatName
  readonly row: FormatRow
  /** The one that it is of; undefined where it is of all of them, or of none. */
  readonly scenarioId: ScenarioId | undefined
  readonly paper: PaperName
  readonly orientation: Orientation
  readonly binding: Binding
  readonly cropMarks: boolean
  /** Undefined: the playbook’s own language. */
  readonly labels: LabelLanguage | undefined
  /** Undefined: a line to write on. */
  readonly host: string | undefined
}

interface Ground {
  readonly settings: Settings
  readonly scenarioIds: readonly ScenarioId[]
  /** The one that is worked on. */
  readonly scenarioId: ScenarioId | undefined
  readonly isOfAll: boolean
  readonly host: string | undefined
}

/** What of a scenario or of several can't be printed of a playbook that has none. */
export function formatsFor(scenarioCount: number): readonly FormatName[] {
  return formatNames.filter((name) => scenarioCount > 0 || formats[name].scenarios === undefined)
}

export function chosen({ settings, scenarioIds, scenarioId, isOfAll, host }: Ground): Choices {
  const { printing } = settings
  const possible = formatsFor(scenarioIds.length)
  const format = among(possible, printing.format) ?? 'booklet'
  const row = formats[format]
  const scope = row.scenarios
  return {
    format,
    row,
    scenarioId: scope === 'one' || (scope === 'one-or-all' && !isOfAll) ? (scenarioId ?? scenarioIds[0]) : undefined,
    paper: among(row.papers, printing.paper) ?? row.usual[settings.paper],
    orientation: among(row.orientations, printing.orientation) ?? row.orientations[0]!,
    binding: among(row.bindings, printing.binding) ?? row.bindings[0]!,
    cropMarks: row.canCrop && printing.cropMarks === true,
    labels: among(labelLanguages, printing.labels),
    host: row.namesHost === true ? host : undefined,
  }
}

function among<Name extends string>(names: readonly Name[], wanted: string | undefined): Name | undefined {
  return names.find((name) => name === wanted)
}

export function orderOf(
  playbookId: PlaybookId,
  { format, scenarioId, paper, orientation, binding, cropMarks, labels, host }: Choices,
): PrintOrder {
  return {
    playbookId,
    format: formatOf(format, scenarioId),
    paper,
    orientation,
    binding,
    cropMarks,
    ...(labels === undefined ? {} : { labels }),
    ...(host === undefined ? {} : { host }),
  }
}

function formatOf(name: FormatName, scenarioId: ScenarioId | undefined): PrintFormat {
  return (scenarioId === undefined ? { type: name } : { type: name, scenarioId }) as PrintFormat
}
