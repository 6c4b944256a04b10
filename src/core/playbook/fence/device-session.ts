// Sessions on network devices (Cisco, Juniper, MikroTik): prompts that say the device and its mode, `Router(config-if)# `.
// What is typed there is for the device's own console; a shell would not know it.
import { isOntap } from '../loose/ontap.ts'
import { isRouterOs } from '../loose/router-os.ts'
import { readNamedPrompt } from './console-lines.ts'
import type { FencePart } from './fence-parts.ts'

const devicePrompt =
  /^\s*(?:([A-Za-z][\w.@-]*?)(?:\([\w./-]+\)|::(?:\*|[\w -]+)?)?[>#]|[A-Za-z][\w.-]* \[[\w.-]+: ?[\w.-]+\](?: \([\w ./-]+\))* [>#]|\[\w+@[\w.-]+\](?: \/[\w/ -]+)? ?>)[ \t]*(?=\S|$)/
const modePrompt = /^\s*[A-Za-z][\w.@-]*\((?:config|conf|dhcp|cfg|edit|vlan|ipsec)[\w./-]*\)#/
const ontapPrompt = /^\s*[A-Za-z][\w-]*::(?:\*|[\w -]+)?>/
/** Words that only a device takes. */
const deviceWords =
  /^(?:sh(?:ow)?|configure|conf t|en$|packet-tracer|term(?:inal)? (?:len|mon|pager)|clear (?:crypto|ip|bgp|arp|counters|xlate)|commit|request|display|undo|system-view|enable|write (?:memory|mem|erase)|copy run\w*|reload|switchport|interface \w|diagnose|\/(?:ip|system|interface|routing|queue|export)\b)/

/** Whether lines are a session on a network device. */
export function isDeviceSession(text: string, lines: readonly string[]): boolean {
  if (text.includes(')#') && lines.some((line) => modePrompt.test(line))) return true
  if (text.includes('::') && lines.some((line) => ontapPrompt.test(line))) return true
  if (!devicePrompt.test(lines.find((line) => line.trim() !== '') ?? '')) return false
  const typed = lines.flatMap((line) => {
    const match = devicePrompt.exec(line)
    return match === null || readNamedPrompt(line) !== undefined ? [] : [line.slice(match[0].length)]
  })
  return typed.some((text) => deviceWords.test(text))
}

const deviceLine =
  /^\s*(?:show|display|dis|undo|system-view|sys|system switch-?over|configure(?: terminal)?|conf t|request|interface|vlan|no|ip|ospf|bgp|router|shutdown|commit|quit|return|exit|end|save|write|copy|reload|clear|ping|tracert|traceroute|enable|en|do|wr|network|neighbor|description|hostname|switchport|passive-interface|encapsulation|channel-group|spanning-tree|access-list|access-class|permit|deny|line|login|transport|username|logging|ntp|snmp-server|service|address-family|exit-address-family|redistribute|area|name|speed|duplex|mtu|peer|stp|port|undo|local-user|acl|rule)(?=\s|$)(?:[\w ./:|*"-]|,(?=\d)|<[\w .:/-]+>)*$/
const opensDevice =
  /^(?:(?:show|display|dis|undo|system-view|sys|system switch-?over|configure terminal|conf t|request|clear (?:ip|ipv6|bgp|arp|crypto|counters|mac|ospf)|router (?:ospf|bgp|eigrp|rip|isis)) ?\b|enable$|interface (?:[Ll]oopback|[Gg]igabit|[Tt]en[Gg]ig|[Ff]ast|[Ee]thernet|[Vv]lan|[Pp]ort-channel|[Ss]erial|[Tt]unnel|range|[GgFfTt][ei]?\d|ge-|xe-))/

/** Whether every line is typed on a router of MikroTik's. */
export function isRouterOsLines(lines: readonly string[]): boolean {
  const first = lines.find((line) => line.trim() !== '' && !/^\s*#/.test(line))
  if (first === undefined || !first.trimStart().startsWith('/')) return false
  return lines.every((line) => line.trim() === '' || /^\s*#/.test(line) || isRouterOs(line.trim()))
}

/** Whether every line is typed on a storage of NetApp's. */
export function isOntapLines(lines: readonly string[]): boolean {
  const written = lines.filter((line) => line.trim() !== '')
  return written.length > 0 && written.every((line) => isOntap(line.trim()))
}

/** Whether lines without a prompt are what is typed on a network device: one that only a device takes, then nothing else. */
export function isDeviceCommands(lines: readonly string[]): boolean {
  if (!opensDevice.test(lines.find((line) => line.trim() !== '') ?? '')) return false
  return lines.every((line) => line.trim() === '' || /^\s*[!#]/.test(line) || deviceLine.test(line))
}

/** Reads what is typed on a network device. */
export function readDeviceCommands(text: string): readonly FencePart[] {
  return text.split('\n').flatMap((line, index): readonly FencePart[] => {
    const place = { startLine: index, endLine: index }
    const comment = /^\s*[!#]+\s*(.*?)\s*#*$/.exec(line)?.[1]
    if (comment !== undefined) return comment === '' ? [] : [{ type: 'comment', text: comment, ...place, ownLine: true, opensSteps: true }]
    return line.trim() === '' ? [] : [{ type: 'command', text: line.trim(), kind: 'repl', ...place, offset: 0 }]
  })
}

/** Reads a session on a network device. */
export function readDeviceSession(text: string): readonly FencePart[] {
  return text.split('\n').flatMap((line, index): readonly FencePart[] => {
    const match = devicePrompt.exec(line)
    const place = { startLine: index, endLine: index }
    if (match !== null) {
      const typed = line.slice(match[0].length).trim()
      return typed === '' ? [] : [{ type: 'command', text: typed, kind: 'repl', ...place, offset: 0 }]
    }
    const comment = /^\s*!\s*(.*)$/.exec(line)?.[1]?.trim()
    if (comment !== undefined) return comment === '' ? [] : [{ type: 'comment', text: comment, ...place, ownLine: true, opensSteps: true }]
    return line.trim() === '' ? [] : [{ type: 'output', text: line, ...place }]
  })
}
