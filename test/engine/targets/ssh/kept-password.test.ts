// A kept password against a real sshd: a connection that is lost is made again with nobody there, and a password that the host
// no longer takes is tried once and never again, since hosts lock accounts.
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { secretName } from '../../../../src/engine/secrets/names.ts'
import type { SecretStore } from '../../../../src/engine/secrets/secret-store.ts'
import { openSession } from '../../../../src/engine/session/open-session.ts'
import type { Session } from '../../../../src/engine/session/session.ts'
import { pipe, succeeds } from '../../../../src/engine/targets/local/commands.ts'
import type { TargetQuestion } from '../../../../src/engine/targets/question.ts'
import { type KeptAnswers, withKeptAnswers } from '../../../../src/engine/targets/registry/kept-answers.ts'
import { createQuestions } from '../../../../src/engine/targets/registry/questions.ts'
import { createSshHosts, type SshHosts } from '../../../../src/engine/targets/ssh/hosts.ts'
import type { TargetState } from '../../../../src/engine/targets/target.ts'
import { makePasswordUser, mayMakeUsers, type PasswordUser } from '../../../support/password-user.ts'
import { missing } from '../../../support/real-parts.ts'
import { createSshHome, type Sshd, type SshHome, startSshd } from '../../../support/sshd.ts'
import { storeInMemory } from '../../secrets/store-in-memory.ts'
import { finished, ran } from '../../session/conformance.ts'

const user = `runcard-kept-${process.pid}`
const patiently = { timeout: 40_000, interval: 100 }

describe.skipIf(missing('sshd') || !mayMakeUsers)('a kept password', () => {
  let vaultUser: PasswordUser
  let home: SshHome
  let sshd: Sshd
  let store: SecretStore
  let answers: KeptAnswers
  let hosts: SshHosts
  let asked: TargetQuestion[]
  let states: TargetState[]

  const tries = () => ({
    right: sshd.log().match(/Accepted password/g)?.length ?? 0,
    wrong: sshd.log().match(/Failed password/g)?.length ?? 0,
  })
  const open = (): Promise<Session> => openSession(hosts.target({ host: 'vault' }), { directory: '/', asker: answers.questions })
  const lastState = () => states.at(-1)?.type

  beforeEach(async () => {
    vaultUser = makePasswordUser(user, 'correct horse')
    home = createSshHome()
    // One wrong password, and it hangs up: nothing but the end of the connection says so.
    sshd = await startSshd(home, { authorizedKeys: [], config: ['PasswordAuthentication yes', 'MaxAuthTries 1'] })
    home.writeKnownHosts(sshd.knownHosts)
    home.writeConfig(`Host vault\n  HostName ${sshd.address}\n  Port ${sshd.port}\n  User ${user}\n  IdentityFile none\n`)
    const name = secretName({ type: 'password', target: 'vault', hop: undefined, user, host: sshd.address })
    store = storeInMemory({ [name]: 'correct horse' })
    const questions = createQuestions()
    asked = []
    questions.onChange(() => {
      for (const { questionId, question } of questions.open()) {
        asked.push(question as TargetQuestion)
        questions.answer(questionId, { type: 'declined' })
      }
    })
    answers = withKeptAnswers(questions, store, (error) => {
      throw error
    })
    hosts = createSshHosts({
      homeDirectory: home.directory,
      environment: {},
      localCommands: { pipe, succeeds },
      unattended: answers.unattended,
    })
    states = []
    hosts.target({ host: 'vault' }).onState?.((state) => states.push(state))
  })
  afterEach(async () => {
    await hosts.close()
    await sshd.stop()
    home.remove()
    vaultUser.remove()
  })

  it('logs in again by itself when the connection was lost', async () => {
    const session = await open()
    const ended = new Promise((resolve) => session.onEnd(resolve))
    await sshd.restart()
    await ended
    await expect.poll(tries, patiently).toEqual({ right: 2, wrong: 0 })
    await expect.poll(lastState, patiently).toBe('ready')
    const again = await open()
    expect(await ran(again, 'echo back')).toEqual(finished('back\n'))
    expect(tries()).toEqual({ right: 2, wrong: 0 })
    expect(asked).toEqual([])
    await again.close()
  })

  it('that the host no longer takes is tried once, then a person is asked', async () => {
    const session = await open()
    const ended = new Promise((resolve) => session.onEnd(resolve))
    vaultUser.setPassword('another horse')
    await sshd.restart()
    await ended
    await expect.poll(tries, patiently).toEqual({ right: 1, wrong: 1 })
    // It gives up instead of trying again.
    await expect.poll(lastState, patiently).toBe('ready')
    for (const _attempt of [1, 2]) await expect(open()).rejects.toMatchObject({ code: 'login-refused' })
    expect(tries()).toEqual({ right: 1, wrong: 1 })
    const question = { type: 'password', target: 'vault', user, host: sshd.address, isRetry: false, mayKeep: true }
    expect(asked).toEqual([expect.objectContaining(question), expect.objectContaining(question)])
  })
})
