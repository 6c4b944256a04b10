// The part of the table of calls and streams (calls.ts) that is about paper.
import { z } from 'zod'
import { formatNames, type PrintFormat, paperNames } from '../core/card/format.ts'
import { labelLanguages } from '../core/card/language/paper-words.ts'
import type { Verdict } from '../core/paper/verdict.ts'
import { errorData, incidentId, nothing, ownPaper, playbookId, scenarioId, timeZone } from './pieces.ts'

const printFormat = z.discriminatedUnion('type', [
  z.object({ type: z.literal('booklet') }),
  z.object({ type: z.literal('card'), scenarioId }),
  z.object({ type: z.literal('cards') }),
  z.object({ type: z.literal('pocket') }),
  z.object({ type: z.literal('wall') }),
  z.object({ type: z.literal('index-cards'), scenarioId: scenarioId.optional() }),
]) satisfies z.ZodType<PrintFormat>
/** The language of Runcard's own words on paper; the playbook's own where left out. */
const labels = z.enum(labelLanguages).optional()
/** What is left out is the format's own choice, on the paper that the settings say the user has. */
const layoutWish = {
  paper: z.enum(paperNames).optional(),
  orientation: z.enum(['portrait', 'landscape']).optional(),
  binding: z.enum(['single', 'duplex']).optional(),
  cropMarks: z.boolean().optional(),
  labels,
}
const printOrder = z.object({
  playbookId,
  format: printFormat,
  ...layoutWish,
  /** Without the pages that were printed in this format on this paper and still say the same. */
  onlyChanged: z.boolean().optional(),
  /** Stands on a card as the host that it is for. */
  host: z.string().min(1).max(200).optional(),
})
const mostPlaybooks = 5000
/** In the order in which they stand in it. */
const binderOrder = z.object({ playbookIds: z.array(playbookId).min(1).max(mostPlaybooks), ...layoutWish })
const exportOrder = z.object({
  playbookIds: z.array(playbookId).min(1).max(mostPlaybooks),
  formats: z.array(z.enum(formatNames)).min(1).max(formatNames.length),
  ...layoutWish,
})
const recordName = z.enum(['report', 'handover'])
const printId = z.string().min(1).max(100)
const exportId = z.string().min(1).max(100)
const printerName = z.string().min(1).max(200)
/** What was made of an order; its bytes are in `print.bytes`. */
const pdf = z.object({
  printId,
  fileName: z.string(),
  sizeBytes: z.number(),
  pageCount: z.number(),
  missingCharacters: z.array(z.string()),
  blankContacts: z.array(z.string()),
  leftOut: z.array(z.string()),
})
const exportState = z.discriminatedUnion('type', [
  /** `file`: the PDF that was looked at last. */
  z.object({ type: z.literal('under-way'), playbooksDone: z.number(), playbookCount: z.number(), file: z.string().optional() }),
  /** Of what was written each PDF is whole, however it ended. */
  z.object({
    type: z.literal('ended'),
    isCancelled: z.boolean(),
    /** The folder that it was written into, to be shown to a person. */
    folder: z.string().optional(),
    /** Or all of it as one file, whose bytes are in `export.bytes`. */
    zip: z.object({ fileName: z.string(), sizeBytes: z.number() }).optional(),
    playbookCount: z.number(),
    written: z.number(),
    unchanged: z.number(),
    /** PDFs of an earlier export that this one didn’t make; they are left where they are. */
    leftovers: z.number(),
    /** Playbooks, or PDFs of them, that could not be written, each with why. */
    failures: z.array(errorData),
    /** Why it ended early. */
    problem: errorData.optional(),
    /** Why what was written could not be noted for judging it later. */
    registerProblem: errorData.optional(),
    missingCharacters: z.array(z.string()),
    blankContacts: z.array(z.string()),
  }),
])

export const paperCalls = {
  'print.make': { input: printOrder, output: pdf },
  /** Several playbooks as one PDF. */
  'print.binder': { input: binderOrder, output: pdf },
  /** An incident on paper: its report, or the sheet for whoever takes over. */
  'print.record': { input: z.object({ incidentId, record: recordName, paper: ownPaper, timeZone, labels }), output: pdf },
  /** How paper gets out of here without being saved first: the shell's own dialog, and the printers that the system knows. */
  'print.ways': {
    input: nothing,
    output: z.object({ hasDialog: z.boolean(), printers: z.array(z.object({ name: z.string(), isDefault: z.boolean() })) }),
  },
  /** Hands the very bytes to the system's printer, its default one where none is named. Answers with the name of the job. */
  'print.send': { input: z.object({ printId, printer: printerName.optional() }), output: z.object({ job: z.string() }) },
  /** Shows the system's dialog for the very bytes; `isPrinted` is false where the user cancelled it. */
  'print.dialog': { input: z.object({ printId }), output: z.object({ isPrinted: z.boolean() }) },
  /** The very bytes were saved or printed: what is on them is remembered, so that the sheets can be judged later. */
  'print.taken': { input: z.object({ printId }), output: nothing },
  /**
   * A PDF of each playbook and format: into a folder that the shell asks for with its own dialog, or where it has none as one zip.
   * Goes on without the screen; `exportId` is left out where the user cancelled the dialog.
   */
  'export.begin': { input: exportOrder, output: z.object({ exportId: exportId.optional() }) },
  /** Ends it before the next PDF. */
  'export.cancel': { input: z.object({ exportId }), output: nothing },
  /** Whether the sheet with this code at its foot is still true; `typed` is what somebody typed or a scanner gave. */
  'paper.verify': {
    input: z.object({ typed: z.string().max(200) }),
    output: z.custom<Verdict>((value) => typeof value === 'object' && value !== null),
  },
} as const

export const paperStreams = {
  /** The bytes of a PDF that was made, in pieces; `seq` is the offset of each piece's end. Ends with the last. */
  'print.bytes': { input: z.object({ printId }), item: z.object({ base64: z.string() }) },
  /** How far an export is, whole each time. Ends when the export has ended. */
  'export.progress': { input: z.object({ exportId }), item: exportState },
  /** As `print.bytes`, for the zip of an export that has ended. */
  'export.bytes': { input: z.object({ exportId }), item: z.object({ base64: z.string() }) },
} as const

export type Pdf = z.infer<typeof pdf>
export type RecordName = z.infer<typeof recordName>
export type PrintOrder = z.infer<typeof printOrder>
export type BinderOrder = z.infer<typeof binderOrder>
export type ExportOrder = z.infer<typeof exportOrder>
export type ExportState = z.infer<typeof exportState>
