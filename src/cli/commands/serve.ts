// `runcard serve`: the screens in a browser on this machine. The browser shell does the work; this reads the arguments.
import { defineCommand, usageError } from '../command.ts'

const highestPort = 65_535

export const serveCommand = defineCommand({
  name: 'serve',
  summary: 'Show the screens in a browser, from this machine only.',
  usage: '[FOLDER…] [--port N] [--no-open]',
  positionals: { name: 'FOLDER', least: 0, most: Number.POSITIVE_INFINITY },
  options: {
    port: { type: 'string', value: 'N', help: 'The port to listen on; a free one where left out.' },
    'no-open': { type: 'boolean', help: 'Don’t open a browser, only print the address.' },
  },
  details: [
    'Each FOLDER is added to the library. Listens on 127.0.0.1 only; the printed address holds a token that lets in this browser and no other. From another machine: ssh -L PORT:127.0.0.1:PORT HOST, with the same --port. Ctrl-C ends it.',
  ],
  examples: ['runcard serve', 'runcard serve ~/runbooks --port 8484 --no-open'],
  async run({ port, 'no-open': isQuiet }, folders, terminal) {
    const { serve } = await import('../../serve/command.ts')
    return serve({ folders, opensBrowser: isQuiet !== true, ...(port === undefined ? {} : { port: portNumber(port) }) }, terminal)
  },
})

function portNumber(text: string): number {
  const port = Number(text)
  if (!/^\d+$/.test(text) || port > highestPort)
    throw usageError('serve', `“${text}” is no port; a port is a number from 0 to ${highestPort}.`)
  return port
}
