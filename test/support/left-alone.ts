// A Runcard to be killed: a session in the container that is named, with a job in the background and a command that runs.
import { openSession } from '../../src/engine/session/open-session.ts'
import { createContainers } from '../../src/engine/targets/docker/containers.ts'

const containers = createContainers({ homeDirectory: '/', environment: process.env })
const session = await openSession(containers.target({ container: process.argv[2]! }))
await session.run({ text: 'sleep 301 &', kind: 'shell' })
await session.run({ text: 'echo running; sleep 302', kind: 'shell', onOutput: (bytes) => void process.stdout.write(bytes) })
