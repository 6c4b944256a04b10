// What a screen that was taken over would try. Evaluated in Runcard's own page with an address elsewhere; resolves with the
// parts of the policy that stood in its way.
globalThis.attempt = async (elsewhere) => {
  const violations = new Set()
  document.addEventListener('securitypolicyviolation', ({ effectiveDirective }) => violations.add(effectiveDirective))
  const add = (name, properties) => document.body.append(Object.assign(document.createElement(name), properties))

  add('style', { textContent: 'body { color: red }' })
  add('iframe', { src: elsewhere })
  add('img', { src: `${elsewhere}picture.png` })
  add('form', { action: elsewhere, id: 'form' })
  document.getElementById('form').submit()
  await fetch(elsewhere).catch(() => {})
  await Promise.resolve()
    .then(() => add('div', { innerHTML: '<b>text</b>' }))
    .catch(() => {})
  while (violations.size < 6) await new Promise(requestAnimationFrame)
  return [...violations].sort()
}
