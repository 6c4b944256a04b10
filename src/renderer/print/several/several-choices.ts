// What can be chosen for several playbooks at once, as far as all that is chosen allows it.
import type { LibraryFolder, LibraryRow } from '../../../contract/library-calls.ts'
import type { BinderOrder, ExportOrder } from '../../../contract/paper-calls.ts'
import {
  type Binding,
  binderFormat,
  type FormatName,
  formatNames,
  formats,
  type PaperName,
  type UsualPaper,
} from '../../../core/card/format.ts'
import type { LabelLanguage } from '../../../core/card/language/paper-words.ts'

export interface SeveralChoices {
  readonly what: 'each' | 'binder'
  /** Of each playbook. */
  readonly formats: readonly FormatName[]
  /** Undefined: the usual one. */
  readonly paper: PaperName | undefined
  readonly binding: Binding
  /** Undefined: the language of each playbook. */
  readonly labels: LabelLanguage | undefined
}

/** Those that can be read, the user’s own first; and which of them are meant where nobody says: what came with Runcard only where there are no others. */
export function inOrder(
  folders: readonly LibraryFolder[],
  playbooks: readonly LibraryRow[],
): { readonly listed: readonly LibraryRow[]; readonly usual: readonly LibraryRow[] } {
  const bundled = new Set(folders.filter((folder) => folder.bundled).map(({ folderId }) => folderId))
  const readable = playbooks.filter(({ problem }) => problem === undefined)
  const own = readable.filter(({ folderId }) => !bundled.has(folderId))
  const others = readable.filter(({ folderId }) => bundled.has(folderId))
  return { listed: [...own, ...others], usual: own.length > 0 ? own : others }
}

/** Those of a whole playbook. */
export const severalFormats = formatNames.filter((name) => formats[name].scenarios !== 'one')

export const usualChoices: SeveralChoices = {
  what: 'each',
  formats: ['booklet', 'cards'],
  paper: undefined,
  binding: 'single',
  labels: undefined,
}

/** Papers that all of it can be printed on. */
export function papersFor({ what, formats: chosen }: SeveralChoices): readonly PaperName[] {
  if (what === 'binder') return binderFormat.papers
  const [first, ...others] = chosen.map((name) => formats[name].papers)
  return (first ?? []).filter((paper) => others.every((papers) => papers.includes(paper)))
}

export function canBind({ what, formats: chosen }: SeveralChoices): boolean {
  return what === 'binder' || chosen.every((name) => formats[name].bindings.includes('duplex'))
}

export function binderWish(choices: SeveralChoices, own: UsualPaper): Omit<BinderOrder, 'playbookIds'> {
  return { paper: paperOf(choices) ?? own, binding: choices.binding, ...labelsOf(choices) }
}

export function exportWish(choices: SeveralChoices): Omit<ExportOrder, 'playbookIds'> {
  const paper = paperOf(choices)
  const isBound = choices.binding === 'duplex' && canBind(choices)
  return {
    formats: [...choices.formats],
    ...(paper === undefined ? {} : { paper }),
    ...(isBound ? { binding: 'duplex' } : {}),
    ...labelsOf(choices),
  }
}

function labelsOf({ labels }: SeveralChoices): { readonly labels?: LabelLanguage } {
  return labels === undefined ? {} : { labels }
}

function paperOf(choices: SeveralChoices): PaperName | undefined {
  return papersFor(choices).find((paper) => paper === choices.paper)
}
