// Commands of the SSH config that the responder always lets run on this machine: answered without asking, also where a lost
// connection is made again with nobody there. What counts is the text as it runs: a changed one is asked about again.
import type { SettingsStore } from '../../settings/settings.ts'
import type { Asker } from '../question.ts'

export function withAllowedCommands<Asking extends Asker>(asker: Asking, settings: SettingsStore): Asking {
  return {
    ...asker,
    async ask(question, signal) {
      if (question.type !== 'local-command') return asker.ask(question, signal)
      const { option, command } = question
      const isAllowed = () => settings.allowedCommands().some((one) => one.option === option && one.command === command)
      if (isAllowed()) return { type: 'accepted', texts: [] }
      const answer = await asker.ask(question, signal)
      if (answer.type === 'accepted' && answer.keep === true && !isAllowed())
        settings.setAllowedCommands([...settings.allowedCommands(), { option, command }])
      return answer
    },
  }
}
