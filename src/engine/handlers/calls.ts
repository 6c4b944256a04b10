// The contract's calls, answered. Only translates: what a call means is in the folder that does it.

import type { IncidentRow } from '../../contract/incident-calls.ts'
import type { CallHandlers } from '../../contract/server.ts'
import type { AllowedCommand } from '../../contract/settings-calls.ts'
import { reportOf } from '../../core/incident/report/report.ts'
import { reportMarkdown } from '../../core/incident/report/report-markdown.ts'
import { enterPaper } from '../incident/enter-paper.ts'
import { playbookHistory } from '../incident/history.ts'
import { recordGround } from '../incident/record-ground.ts'
import { secretLabel } from '../secrets/names.ts'
import { testTarget } from '../session/test-target.ts'
import { libraryRows } from './library-rows.ts'
import type { EngineParts } from './parts.ts'
import { createPrintHandlers } from './print.ts'
import { rehearsalsOf, scenarioWith } from './rehearsals.ts'

/** Most libraries are read in this time, and need not be shown half. */
const soFarMs = 250

export function createCallHandlers(parts: EngineParts): CallHandlers {
  const { options, settings, library, findings, incidents, runs, sessions, registry, questions, blankSecrets } = parts

  async function withScenario(row: IncidentRow): Promise<IncidentRow> {
    const stepId = row.closedAt === undefined ? incidents.workedOn(row).at(-1) : undefined
    const scenario = stepId === undefined ? undefined : scenarioWith(await library.scenarios(row.playbookId), stepId)
    return { ...row, ...(scenario === undefined ? {} : { scenario: scenario.title }) }
  }

  return {
    'app.info': async () => ({
      version: options.version,
      shell: options.shell,
      platform: process.platform,
      hasFolderDialog: options.chooseFolder !== undefined,
    }),
    'app.reportFault': async ({ message, stack }) => {
      const fault = new Error(message)
      fault.name = 'PageFault'
      fault.stack = stack
      return { reportId: parts.reportBug(fault) }
    },

    'settings.read': async () => settings.read(),
    'settings.write': async (change) => settings.write(change),

    'secrets.list': async () => {
      const { secretStore } = options
      if (secretStore === undefined) return { store: 'none', secrets: [] }
      const store = (await secretStore.isAvailable()) ? 'ready' : 'unsafe'
      return { store, secrets: (await secretStore.names()).map((name) => ({ secretId: name, label: secretLabel(name) })) }
    },
    'secrets.forget': async ({ secretId }) => {
      await options.secretStore?.remove(secretId)
      return {}
    },
    'commands.list': async () => ({ commands: [...settings.allowedCommands()] }),
    'commands.forget': async ({ option, command }) => {
      const isThis = (one: AllowedCommand) => one.option === option && one.command === command
      settings.setAllowedCommands(settings.allowedCommands().filter((one) => !isThis(one)))
      return {}
    },
    'secrets.offered': async ({ playbookId }) => {
      const { file, playbook } = await library.open(playbookId)
      return blankSecrets.offered(file, playbook)
    },
    'secrets.keep': async ({ playbookId, targetId, blank, secret }) => {
      const { file, playbook } = await library.open(playbookId)
      await blankSecrets.keep({ file, targetId: registry.choose(targetId).targetId }, playbook, blank, secret)
      return {}
    },

    'library.list': async ({ soFar = false }) => {
      const { folders, entries, unread } = await library.list(soFar ? soFarMs : undefined)
      return {
        folders: [...folders],
        playbooks: libraryRows(entries, incidents.list(), incidents.workedOn, findings, parts.libraryPaper),
        unread,
      }
    },
    'library.search': (input) => parts.finder.search(input),
    'library.addFolder': async () => {
      const path = await options.chooseFolder?.('playbooks')
      if (path === undefined) return { added: false }
      await library.addFolder(path)
      return { added: true }
    },
    'library.removeFolder': async ({ folderId }) => {
      await library.removeFolder(folderId)
      return {}
    },
    'library.trustFolder': async ({ folderId }) => {
      await library.trustFolder(folderId)
      return {}
    },

    'playbook.open': async ({ playbookId }) => {
      const { playbook, folderId, file, hash, trusted } = await library.open(playbookId)
      return { playbook, folderId, file, hash, trusted }
    },

    'playbook.findings': async ({ playbookId }) => {
      const { findings: found, hash } = await findings.of(playbookId)
      return { findings: [...found], hash }
    },

    'playbook.history': async ({ playbookId }) => ({
      ...playbookHistory(parts.records.journal, playbookId),
      rehearsed: rehearsalsOf(await library.scenarios(playbookId), incidents.list(playbookId), incidents.workedOn),
    }),

    'incident.open': async ({ playbookId, kind, scenarioId }) => ({ incidentId: await incidents.open(playbookId, kind, scenarioId) }),
    'incident.close': async ({ incidentId }) => {
      incidents.close(incidentId)
      await sessions.closeIncident(incidentId, 'the incident was closed')
      return {}
    },
    'incident.list': async ({ playbookId }) => Promise.all(incidents.list(playbookId).map(withScenario)),
    'incident.enterPaper': async ({ incidentId, typed, done }) => {
      await enterPaper({ incidentId, typed, done }, parts)
      return {}
    },
    'incident.whereLeft': async ({ incidentId }) => {
      const events = parts.records.journal.events(incidentId, 0)
      const started = events.findLast((event) => event.type === 'step-started' || event.type === 'session-started')
      return { ...(started === undefined ? {} : { targetId: started.targetId }), lastSeq: events.at(-1)?.seq ?? 0 }
    },
    'message.fill': async ({ incidentId, values }) => {
      incidents.fillMessage(incidentId, values)
      return {}
    },
    'incident.called': async ({ incidentId, who, reach, outcome }) => {
      incidents.called(incidentId, { who, outcome, ...(reach === undefined ? {} : { reach }) })
      return {}
    },
    'message.take': async ({ incidentId, title, way }) => {
      incidents.takeMessage(incidentId, title, way)
      return {}
    },
    'incident.note': async ({ incidentId, text, stepId }) => {
      await incidents.note(incidentId, text, stepId)
      return {}
    },

    'incident.report': async ({ incidentId, timeZone }) => {
      const { events, playbook, toldAt, times } = await recordGround(parts.records.journal, library, incidentId, timeZone)
      return { markdown: reportMarkdown(reportOf(events, playbook, toldAt), times) }
    },

    'step.tick': async ({ incidentId, stepId }) => {
      await incidents.tick(incidentId, stepId)
      return {}
    },
    'step.reset': async ({ incidentId, stepId }) => {
      await incidents.reset(incidentId, stepId)
      return {}
    },
    'step.skip': async ({ incidentId, stepId, reason }) => {
      await incidents.skip(incidentId, stepId, reason)
      return {}
    },
    'step.fail': async ({ incidentId, stepId, reason }) => {
      await incidents.fail(incidentId, stepId, reason)
      return {}
    },
    'step.run': (input) => runs.run(input),
    'step.type': (input) => runs.type(input),
    'step.stop': ({ incidentId, runId }) => runs.stop(incidentId, runId),

    'output.read': async ({ from, lengthBytes, ...place }) => {
      incidents.state(place.incidentId)
      return parts.outputFiles.read(place, from, lengthBytes)
    },

    'targets.list': () => registry.list(),
    'targets.find': ({ text }) => registry.find(text),
    'targets.add': ({ name, address }) => registry.add(name, address),
    'targets.remove': async ({ targetId }) => {
      registry.remove(targetId)
      return {}
    },
    'targets.test': async ({ targetId }) => ({ layers: await testTarget(registry.choose(targetId), questions) }),
    'targets.answer': async ({ questionId, answer }) => {
      questions.answer(questionId, answer)
      return {}
    },

    'session.start': (input) => runs.startSession(input),
    'session.type': async ({ sessionId, text }) => {
      const { shell, asked } = sessions.find(sessionId)
      if (shell.busy) asked.keys(text)
      shell.write(Buffer.from(text))
      return {}
    },
    'session.resize': async ({ sessionId, columns, rows }) => {
      sessions.find(sessionId).shell.resize(columns, rows)
      return {}
    },

    ...createPrintHandlers(parts),
    'export.begin': async (order) => {
      const exportId = await parts.exports.begin(order)
      return exportId === undefined ? {} : { exportId }
    },
    'export.cancel': async ({ exportId }) => {
      parts.exports.cancel(exportId)
      return {}
    },
    'paper.verify': ({ typed }) => parts.paper.verify(typed),
  }
}
