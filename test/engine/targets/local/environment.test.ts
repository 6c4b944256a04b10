import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'

const module = join(import.meta.dirname, '../../../../src/engine/targets/local/environment.ts')
const print = `import { readOwnEnvironment } from ${JSON.stringify(module)}; console.log(JSON.stringify(readOwnEnvironment()))`

async function own(environment: Record<string, string>): Promise<Record<string, string>> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', print], { env: environment })
  return JSON.parse(stdout) as Record<string, string>
}

test('steps get the environment of the terminal that Runcard was started in', async () => {
  expect(await own({ PATH: '/opt/venv/bin:/usr/bin', KUBECONFIG: '/etc/kube' })).toEqual({
    PATH: '/opt/venv/bin:/usr/bin',
    KUBECONFIG: '/etc/kube',
  })
})

test('steps get nothing of what npm put there to start Runcard', async () => {
  const environment = {
    PATH: '/repo/node_modules/.bin:/lib/node-gyp-bin:/usr/bin',
    npm_lifecycle_event: 'start',
    npm_config_x: '1',
    INIT_CWD: '/repo',
  }
  expect(await own(environment)).toEqual({ PATH: '/usr/bin' })
})
