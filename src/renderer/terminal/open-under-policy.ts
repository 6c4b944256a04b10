// Opens an xterm under the page's Content-Security-Policy, without an exception in the policy. xterm writes its colours and
// sizes into style elements, which are forbidden: while it opens it is handed elements that take the same text and keep it in
// a constructed style sheet, which is allowed. Colours outside of the palette it writes into style attributes, which are
// forbidden too: those go through the element's style object.
import type { Terminal } from '@xterm/xterm'

/** Opens `terminal` in `place`. */
export function openUnderPolicy(terminal: Terminal, place: HTMLElement): void {
  const create = document.createElement
  document.createElement = ((tag: string, options?: ElementCreationOptions) =>
    tag === 'style' ? createStyleCarrier(create.call(document, 'template')) : create.call(document, tag, options)) as typeof create
  try {
    terminal.open(place)
  } finally {
    document.createElement = create
  }
  writeColoursAsProperties(terminal)
}

function createStyleCarrier(carrier: HTMLElement): HTMLElement {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  Object.defineProperty(carrier, 'textContent', { set: (text: string) => sheet.replaceSync(text), get: () => '' })
  carrier.remove = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    Element.prototype.remove.call(carrier)
  }
  return carrier
}

interface RowFactory {
  _addStyle?: (element: HTMLElement, style: string) => void
}

/** Reaches into xterm. Where a later version looks different inside, only 24-bit colours are lost. */
function writeColoursAsProperties(terminal: Terminal): void {
  const inside = terminal as unknown as { _core?: { _renderService?: { _renderer?: { value?: { _rowFactory?: RowFactory } } } } }
  const rowFactory = inside._core?._renderService?._renderer?.value?._rowFactory
  if (rowFactory?._addStyle === undefined) return
  rowFactory._addStyle = (element, style) => {
    element.style.cssText += `${style};`
  }
}
