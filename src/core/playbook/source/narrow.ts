// How V8 keeps a text: in one byte a character where Latin-1 has them all, and in two where one character is beyond it; so are
// all pieces cut from it, whatever is in them. A pattern is compiled apart for either kind, and for two bytes that takes twice as
// long: in a process that reads one playbook, where an arrow or a dash of it is all that needs them, a sixth of its time.

const beyondLatin = /[^\0-\xff]/

/** Whether pieces of the text are kept in more than they may need. */
export function isWide(text: string): boolean {
  return beyondLatin.test(text)
}

/** The same text, in one byte a character where that is enough. */
export function narrowed(text: string): string {
  return beyondLatin.test(text) ? text : (JSON.parse(JSON.stringify(text)) as string)
}
