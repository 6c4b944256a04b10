// The names under which the desktop shell's two sides know the wire: its preload script and its main process. No page sees them.

export const wireChannels = {
  /** From a page: its document's id and one ClientMessage. */
  toEngine: 'wire:to-engine',
  /** To a page: the id of the document it is for and one EngineMessage, as JSON text. */
  toScreen: 'wire:to-screen',
  /** From a page: how many characters of such text it has taken. */
  taken: 'wire:taken',
} as const
