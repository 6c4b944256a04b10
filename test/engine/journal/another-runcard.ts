// A Runcard of its own process for tests that need a second one, or one to kill: opens an incident on the playbook it is
// given, or goes on with one, runs a step, and prints one JSON line for each event. Lives until it is killed or its
// standard input ends.
import type { IncidentId } from '../../../src/core/incident/events.ts'
import { createWorkbenchIn, idOf, resumeIncident } from '../workbench.ts'

const [folder = '', file = '', title = '', given] = process.argv.slice(2)
const bench = createWorkbenchIn(folder)
const { client, close } = await bench.start()
const playbookId = await idOf(client, file)
const incidentId = (given as IncidentId | undefined) ?? (await client.call('incident.open', { playbookId, kind: 'incident' })).incidentId
const incident = await resumeIncident(client, playbookId, incidentId)
const say = (line: unknown) => process.stdout.write(`${JSON.stringify(line)}\n`)
client.subscribe('incident.events', { incidentId }, { onItem: (event) => say({ incidentId, event }) })
if (title !== '') await incident.run(title).catch((error: unknown) => say({ failed: (error as { code?: string }).code ?? String(error) }))
process.stdin.resume()
process.stdin.on('end', () => void close().then(() => process.exit(0)))
