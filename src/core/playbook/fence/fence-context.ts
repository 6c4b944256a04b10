// What stands around a fence, and what it says that the fence is: an output to expect, a file's content, a template.
import { looksLikeCommand } from '../loose/commandlike.ts'
import type { CodeRole } from '../model/document.ts'
import { fileOfLead, isContentOf } from '../wording/file-leads.ts'
import { outputLead, templateMention } from '../wording/words.ts'
import type { FenceInfo } from './languages.ts'
import { takesPrompts } from './languages.ts'
import { looksLikeOutput } from './output-lines.ts'
import { isNumberedWork } from './text-steps.ts'

/** What stands before the fence: the paragraph or label above it, and the headings around it. */
export interface FenceContext {
  readonly lead: string
  readonly headings: readonly string[]
}

/** Whether it is what the words above say to put into a file. */
export function isForFile(text: string, info: FenceInfo, context: FenceContext): boolean {
  if (!takesPrompts.has(info.reading)) return false
  const file = fileOfLead(context.lead)
  return file !== undefined && isContentOf(file, text)
}

/** Whether the words above say that one will see it, and nothing in it is typed. */
export function isExpectedOutput(text: string, context: FenceContext): boolean {
  return (
    outputLead.test(context.lead) &&
    !/^\s*[$#] \S/m.test(text) &&
    !looksLikeCommand(text.split('\n').find((line) => line.trim() !== '') ?? '')
  )
}

/** What a fence without a command is. */
export function roleOf(text: string, info: FenceInfo, context: FenceContext): CodeRole {
  if (info.reading === 'diagram' || (/[─-╿▀-▟]/.test(text) && /[│┌└├▼↓]/.test(text)) || /^\s*\+-{3,}\+/m.test(text)) return 'diagram'
  if (outputLead.test(context.lead)) return 'output'
  if (
    templateMention.test(context.lead) ||
    (info.reading !== 'data' && context.headings.slice(-2).some((heading) => templateMention.test(heading)))
  )
    return 'template'
  if (info.reading === 'data' || isForFile(text, info, context)) return 'data'
  if (/^(?:output|out|logs?)$/.test(info.language) || (text.split('\n').some(looksLikeOutput) && !isNumberedWork(text))) return 'output'
  return 'other'
}
