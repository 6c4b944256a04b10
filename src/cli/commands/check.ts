// `runcard check`: what is wrong with playbooks, for a person and as a gate in CI.
import { checkFiles } from '../check/check-files.ts'
import { jsonReport } from '../check/json-report.ts'
import { repairLines, textReport } from '../check/text-report.ts'
import { defineCommand, usageError } from '../command.ts'

export const checkCommand = defineCommand({
  name: 'check',
  summary: 'Say what is wrong with playbooks: with file, line, rule, why it matters and what to do.',
  usage: 'FILE|FOLDER… [--fix] [--json | --sarif] [--max-warnings N]',
  positionals: { name: 'FILE or FOLDER', least: 1, most: Number.POSITIVE_INFINITY },
  options: {
    fix: {
      type: 'boolean',
      help: 'Repair broken characters (UTF-8 read as another encoding) in prose first. The file as it was is kept in FILE.before-fix; commands are never changed.',
    },
    json: { type: 'boolean', help: 'Print one JSON object: {"files": […], "summary": {…}}.' },
    sarif: { type: 'boolean', help: 'Print SARIF 2.1.0, for CI.' },
    'max-warnings': { type: 'string', value: 'N', help: 'Exit with 1 when there are more than N warnings.' },
  },
  details: [
    'Exit status: 0 no errors, 1 with errors, with more than N warnings, or where a file can’t be read. Warnings and notes alone don’t fail.',
    'A rule that is not for a playbook is silenced in its front matter, with the reason: “runcard: { silence: { secret-in-clear: a throw-away test stack } }”.',
    'SOURCE_DATE_EPOCH sets the day for what is overdue.',
  ],
  examples: ['runcard check playbooks', 'runcard check playbooks/database.md --fix', 'runcard check playbooks --sarif > findings.sarif'],
  async run({ fix, json, sarif, 'max-warnings': maxWarnings }, paths, terminal) {
    if (json === true && sarif === true) throw usageError('check', 'Choose one of --json and --sarif.')
    if (maxWarnings !== undefined && !/^\d+$/.test(maxWarnings)) throw usageError('check', `“${maxWarnings}” is no number of warnings.`)
    const files = await checkFiles(paths, fix === true)
    for (const { problem } of files)
      if (problem !== undefined) terminal.say(`${terminal.tint('red', 'runcard:')} ${problem.title}\n${problem.next}`)
    const report = jsonReport(files)
    if (json === true) await terminal.print(`${JSON.stringify(report, null, 2)}\n`)
    else if (sarif === true) {
      const [{ sarifReport }, { readVersion }] = await Promise.all([
        import('../check/sarif-report.ts'),
        import('../../engine/installation.ts'),
      ])
      for (const line of files.flatMap(repairLines)) terminal.say(line)
      await terminal.print(`${JSON.stringify(sarifReport(files, await readVersion()), null, 2)}\n`)
    } else if (report.summary.problems < files.length) await terminal.print(textReport(files, terminal))
    const { errors, warnings, problems } = report.summary
    const isTooMuch = maxWarnings !== undefined && warnings > Number(maxWarnings)
    if (isTooMuch) terminal.say(`There are ${warnings} warnings; --max-warnings allows ${maxWarnings}.`)
    return errors > 0 || problems > 0 || isTooMuch ? 1 : 0
  },
})
