// What is typed on a NetApp (ONTAP): a family of commands, then options with one dash. As inline code it looks like no program.

const family =
  'storage (?:aggregate|disk|failover|pool|port|encryption)|volume(?: snapshot| clone| efficiency| move)?|snapmirror|vserver(?: (?:nfs|cifs|export-policy|peer|iscsi))?|network (?:interface|port|route)|cluster(?: (?:ring|peer|ha))?|lun(?: mapping)?|system (?:node|health|services|license)|event log'
const verb =
  'show|size|mount|unmount|offline|online|create|delete|modify|restore|rename|takeover|giveback|quiesce|break|resync|resume|update|abort|initialize|start|stop|status|run|reboot|revert|migrate'
const command = new RegExp(`^(?:${family}) (?:${verb})(?: |$)(?:.*\\s)?(?:-[a-z][\\w-]*|[\\w*/!<>:.-]+)?$`)

/** The same as a pattern, for inline code. */
export const ontapCommand = new RegExp(`^(?=.* -[a-z])${command.source.slice(1)}`)

/** Whether a line is for ONTAP's own shell: `volume size -vserver svm1 -volume home`. */
export function isOntap(line: string): boolean {
  return ontapCommand.test(line)
}
