// What a page of another site tries against Runcard's server in the same browser. Evaluated in the page with the server's origin.
globalThis.attempt = async (origin) => {
  const socket = new WebSocket(`${origin.replace('http', 'ws')}/wire`)
  const wire = await new Promise((resolve) => {
    socket.onopen = () => resolve('open')
    socket.onerror = () => resolve('refused')
  })
  const read = (path, options) =>
    fetch(origin + path, { credentials: 'include', ...options }).then(
      () => 'read',
      () => 'refused',
    )
  const script = await new Promise((resolve) => {
    const element = document.createElement('script')
    element.src = `${origin}/main.js`
    element.onload = () => resolve('loaded')
    element.onerror = () => resolve('refused')
    document.head.append(element)
  })
  return { wire, page: await read('/'), file: await read('/main.js', { mode: 'no-cors' }), script }
}
