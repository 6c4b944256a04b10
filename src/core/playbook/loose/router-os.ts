// What is typed on a router of MikroTik's: `/ip firewall filter print`. It looks like a path and is none: a command begins with
// the menu that it stands in and ends in what to do there. No shell knows it, and no chat has such commands.

export const routerOsCommand =
  /^\/(?:export(?: .*)?|import \S.*|ping \S.*|tool (?:traceroute|torch|ping|sniffer|bandwidth-test|netwatch|fetch)\b.*|(?:ip|ipv6|interface|system|routing|queue|log|tool|user|ppp|certificate|file|snmp|mpls|radius|container|disk|caps-man)(?: [a-z\d-]+)* (?:print|add|set|remove|enable|disable|export|save|load|reboot|shutdown|downgrade|upgrade|check-for-updates|install|monitor|monitor-traffic|flush|release|renew|reset|reset-counters|reset-configuration|find|move|comment)(?: .*)?)$/

/** Whether a line is typed on a router of MikroTik's. */
export function isRouterOs(line: string): boolean {
  return line.startsWith('/') && routerOsCommand.test(line)
}
