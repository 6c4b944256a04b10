// Text for the living shell that is not the playbook's: values and paths, quoted so that every POSIX shell takes them literally.

/** One word to every POSIX shell. */
export function quoteForShell(value: string): string {
  return `'${value.replaceAll("'", `'\\''`)}'`
}

/** Statements that set and export variables. */
export function assignmentsText(assignments: Readonly<Record<string, string>>): string {
  return Object.entries(assignments)
    .map(([name, value]) => {
      if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) throw new Error(`not a shell variable: ${name}`)
      return `${name}=${quoteForShell(value)}\nexport ${name}\n`
    })
    .join('')
}

/**
 * Runs a staged script the way the kernel would: the shebang's program, its one argument, the file. Done here, because the
 * file may lie where nothing may be executed.
 */
export function scriptInvocation(script: string, path: string): string {
  const [, interpreter, argument] = /^#![ \t]*(\S+)[ \t]*([^\r\n]*)/.exec(script) ?? []
  const words = [interpreter ?? '/bin/sh', argument?.trimEnd() ?? '', path]
  return words
    .filter((word) => word !== '')
    .map(quoteForShell)
    .join(' ')
}
