// Findings for CI: SARIF 2.1.0, which code hosts show beside the lines of a change. What is silenced is in it as suppressed.
import { isAbsolute, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Finding, SilencedFinding } from '../../core/findings/finding.ts'
import { rules } from '../../core/findings/rules/table.ts'
import type { CheckedFile } from './check-files.ts'

export function sarifReport(files: readonly CheckedFile[], version: string) {
  const problems = files.flatMap(({ file, problem }) => (problem === undefined ? [] : [{ file, problem }]))
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'runcard',
            version,
            rules: rules.map(({ name, level, summary, why, next }) => ({
              id: name,
              shortDescription: { text: summary },
              fullDescription: { text: why },
              help: { text: next },
              defaultConfiguration: { level },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: problems.length === 0,
            ...(problems.length === 0
              ? {}
              : {
                  toolExecutionNotifications: problems.map(({ file, problem }) => ({
                    level: 'error',
                    message: { text: `${problem.title} ${problem.next}` },
                    locations: [{ physicalLocation: { artifactLocation: { uri: uriOf(file) } } }],
                  })),
                }),
          },
        ],
        results: files.flatMap(({ file, findings, silenced }) => [
          ...findings.map((finding) => resultOf(file, finding)),
          ...silenced.map((finding) => ({ ...resultOf(file, finding), suppressions: [suppressionOf(finding)] })),
        ]),
      },
    ],
  }
}

function resultOf(file: string, { rule, level, line, endLine, message, next }: Finding) {
  return {
    ruleId: rule,
    ruleIndex: rules.findIndex(({ name }) => name === rule),
    level,
    message: { text: `${message} ${next}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: uriOf(file) },
          region: { startLine: line, ...(endLine === undefined ? {} : { endLine }) },
        },
      },
    ],
  }
}

function suppressionOf({ reason }: SilencedFinding) {
  return { kind: 'inSource', justification: reason }
}

/** A relative reference from where the check ran, as code hosts want it; a whole address for what lies elsewhere. */
function uriOf(file: string): string {
  if (isAbsolute(file)) return pathToFileURL(file).href
  return file
    .split(sep)
    .map((part) => encodeURIComponent(part))
    .join('/')
}
