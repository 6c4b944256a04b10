// A pseudo-terminal ends each line of output with CR LF. A person's terminal wants that; a file or a program wants LF.

/** Turns CR LF into LF over the pieces of one output, also where a piece ends between the two. */
export function createLineEnds(): (text: string) => string {
  let held = ''
  return (text) => {
    const whole = held + text
    held = whole.endsWith('\r') ? '\r' : ''
    return whole.slice(0, whole.length - held.length).replaceAll('\r\n', '\n')
  }
}
