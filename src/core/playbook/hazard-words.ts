// The words for each hazard, for every screen, card and error. Lower case: whoever shows them decides how loud they are.
import type { Hazard } from './model/command.ts'

export const hazardWords: Readonly<Record<Hazard, string>> = {
  'deletes-data': 'deletes data',
  'destroys-resources': 'destroys resources',
  'kills-processes': 'kills processes',
  overwrites: 'overwrites what is there',
  'changes-permissions': 'changes permissions',
  'stops-service': 'stops a service',
  'changes-network': 'changes the network',
  'drops-database': 'drops a database',
  'disables-protection': 'switches a protection off',
}
