// Puts the engine together by hand. The one place that knows every part; each shell's compose.ts calls it.
import { homedir } from 'node:os'
import type { Settings } from '../contract/settings-calls.ts'
import { readPlaybook, readWritten } from '../core/playbook/read.ts'
import { rememberingGrammar } from '../core/shell/grammar.ts'
import type { Engine, EngineOptions } from './engine.ts'
import { openFaultLog } from './faults/fault-log.ts'
import { createLibraryFindings } from './findings/library-findings.ts'
import { createCallHandlers } from './handlers/calls.ts'
import { createStreamHandlers } from './handlers/streams.ts'
import { createIncidents } from './incident/incidents.ts'
import { createRuns } from './incident/runs.ts'
import { createSessions } from './incident/sessions.ts'
import { openJournal } from './journal/journal.ts'
import { createRecords } from './journal/records.ts'
import { createReadings } from './kept/readings.ts'
import { createFinder } from './library/finder.ts'
import { loadShellGrammar } from './library/grammar.ts'
import { createLibrary, type Library } from './library/library.ts'
import { createShelf } from './library/shelf.ts'
import { createLiveOutput } from './output/live-output.ts'
import { createOutputFiles } from './output/output-file.ts'
import { createExports } from './paper/exports.ts'
import { createLibraryPaper } from './paper/library-paper.ts'
import { createPaper } from './paper/paper.ts'
import { createPrintRegister } from './paper/register.ts'
import { createMadePdfs } from './print/made-pdfs.ts'
import { createBlankSecrets } from './secrets/blank-secrets.ts'
import type { StopTimes } from './session/stop.ts'
import { openSettings } from './settings/settings.ts'
import { createContainers } from './targets/docker/containers.ts'
import * as localCommands from './targets/local/commands.ts'
import { readOwnEnvironment } from './targets/local/environment.ts'
import { createLocalTarget, type LocalTargetOptions } from './targets/local/target.ts'
import { withAllowedCommands } from './targets/registry/allowed-commands.ts'
import { containerSource } from './targets/registry/container-source.ts'
import { hostSource } from './targets/registry/host-source.ts'
import { withKeptAnswers } from './targets/registry/kept-answers.ts'
import { createQuestions } from './targets/registry/questions.ts'
import { createRegistry } from './targets/registry/registry.ts'
import { createSshHosts } from './targets/ssh/hosts.ts'
import type { Target } from './targets/target.ts'

/** Puts the engine together. Throws RuncardError disk-full, records-unwritable, records-damaged, records-newer. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { dataFolder, bundledFolder, chooseFolder } = options
  const grammar = await loadShellGrammar()
  const readingGrammar = rememberingGrammar(grammar)
  const { report: reportBug } = openFaultLog(dataFolder, options.version)
  const records = createRecords(openJournal(dataFolder))
  records.journal.recover()
  const settings = openSettings(dataFolder)

  const incidents = createIncidents({ records, library: (): Library => library })
  const { places, index, counts, ...readings } = createReadings(dataFolder, options.version, reportBug)
  const shelf = createShelf({
    places,
    read: (text, file) => readPlaybook(text, { grammar: readingGrammar, fileName: file, onFault: reportBug }),
    readWritten: (text, file) => readWritten(text, { grammar, fileName: file, onFault: reportBug }),
    reportBug,
  })
  const library = createLibrary({
    bundledFolder,
    trustsEverything: options.shell === 'terminal',
    settings,
    shelf,
    recall: readings.recall,
    rememberedFile: incidents.rememberedFile,
    rememberedFiles: incidents.rememberedFiles,
  })

  const loginEnvironment = options.shell === 'desktop' ? {} : { loginEnvironment: readOwnEnvironment() }
  const kept = withKeptAnswers(createQuestions(), options.secretStore, reportBug)
  const questions = withAllowedCommands(kept.questions, settings)
  const unattended = withAllowedCommands(kept.unattended, settings)
  const surroundings = { homeDirectory: homedir(), environment: process.env }
  const hosts = createSshHosts({ ...surroundings, localCommands, unattended })
  const containers = createContainers({ ...surroundings, sshStream: (host, command) => hosts.stream(host, command, questions) })
  const registry = createRegistry({
    settings,
    local: () => localTarget(options.shellPath ?? settings.read().shell, loginEnvironment),
    ssh: hostSource(hosts),
    containers: containerSource(containers),
  })
  const sessions = createSessions({ records, reportBug, asker: questions, stopTimes: () => stopTimesIn(settings.read()) })
  const outputFiles = createOutputFiles(dataFolder, () => settings.read().outputLimitMb)
  const liveOutput = createLiveOutput()
  const blankSecrets = createBlankSecrets({ store: options.secretStore, environment: process.env, reportBug })
  const runs = createRuns({
    records,
    incidents,
    library,
    sessions,
    blankSecrets,
    chooseTarget: registry.choose,
    settings: settings.read,
    outputFiles,
    liveOutput,
    reportBug,
  })
  const finder = createFinder({ library, index, reportBug })
  const findings = createLibraryFindings({ library, counts, grammar: readingGrammar, reportBug })
  library.onRead(readings.note)
  findings.onCounted(readings.note)
  const register = createPrintRegister(dataFolder)
  const paper = createPaper({ register, library, shelf })
  const libraryPaper = createLibraryPaper({ register, shelf, reportBug })
  const exports = createExports({
    library,
    settings,
    version: options.version,
    noteTaken(records) {
      paper.taken(records)
      libraryPaper.tell()
    },
    chooseFolder: chooseFolder === undefined ? undefined : () => chooseFolder('paper'),
  })
  const parts = {
    options,
    settings,
    library,
    finder,
    findings,
    madePdfs: createMadePdfs(),
    paper,
    libraryPaper,
    exports,
    records,
    incidents,
    sessions,
    runs,
    outputFiles,
    liveOutput,
    registry,
    questions,
    blankSecrets,
    reportBug,
  }

  return {
    handlers: { calls: createCallHandlers(parts), streams: createStreamHandlers(parts), reportBug },
    openFile: library.openFile,
    addFolder: library.addFolder,
    runningSteps: runs.runningSteps,
    async close() {
      await exports.close()
      findings.close()
      libraryPaper.close()
      finder.close()
      library.close()
      await readings.close()
      questions.close()
      await sessions.closeAll('Runcard was closed')
      await runs.settled()
      await containers.close()
      await hosts.close()
      records.close()
      register.close()
    },
  }
}

/** This machine, with the shell that is chosen when a session starts. */
function localTarget(shell: string, options: LocalTargetOptions): Target {
  return createLocalTarget(shell === '' ? options : { ...options, shell })
}

function stopTimesIn(settings: Settings): StopTimes {
  const { stopTerminateAfterMs: terminateAfterMs, stopKillAfterMs: killAfterMs, stopGiveUpAfterMs: giveUpAfterMs } = settings
  return { terminateAfterMs, killAfterMs, giveUpAfterMs }
}
