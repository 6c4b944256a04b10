// xterm writes its colours and sizes into style elements, which the page's Content-Security-Policy forbids. The document that
// it is given here hands it something that takes the same text and keeps it in a constructed style sheet instead, which is
// allowed, so that the policy needs no exception for everyone.

export function documentForTerminal(): Document {
  return new Proxy(document, {
    get(target, name) {
      if (name === 'createElement') return (tag: string) => (tag === 'style' ? createStyleCarrier() : target.createElement(tag))
      const value: unknown = Reflect.get(target, name, target)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

function createStyleCarrier(): HTMLElement {
  const carrier = document.createElement('template')
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  Object.defineProperty(carrier, 'textContent', { set: (text: string) => sheet.replaceSync(text), get: () => '' })
  carrier.remove = () => {
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet)
    Element.prototype.remove.call(carrier)
  }
  return carrier
}
