// @ts-check
// The script of the server's own pages. Without it everything can still be read: it adds buttons that copy, and the search.

for (const code of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('pre[data-copy]'))) addCopy(code)

/** @param {HTMLElement} code */
function addCopy(code) {
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'copy'
  button.textContent = 'Copy'
  button.setAttribute('aria-label', `Copy ${code.dataset.copy}`)
  const said = document.createElement('span')
  said.className = 'said'
  said.setAttribute('role', 'status')
  const frame = document.createElement('div')
  frame.className = 'copied'
  code.replaceWith(frame)
  frame.append(code, button, said)
  button.addEventListener('click', async () => {
    const done = await copied(code)
    said.textContent = done ? 'Copied' : 'Press Ctrl+C or ⌘C: the text is selected.'
    setTimeout(() => {
      said.textContent = ''
    }, 4_000)
  })
}

/** A browser that refuses (no HTTPS, no permission) gets the text selected in place. @param {HTMLElement} code */
async function copied(code) {
  try {
    await navigator.clipboard.writeText(code.innerText)
    return true
  } catch {
    getSelection()?.selectAllChildren(code)
    return false
  }
}

const search = /** @type {HTMLInputElement | null} */ (document.getElementById('search'))
if (search) startSearch(search)

/** @param {HTMLInputElement} field */
function startSearch(field) {
  const box = /** @type {HTMLElement} */ (field.closest('form'))
  const count = /** @type {HTMLElement} */ (box.querySelector('[role=status]'))
  const entries = [.../** @type {NodeListOf<HTMLDetailsElement>} */ (document.querySelectorAll('details[data-words]'))]
  const sections = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('main > section'))]
  box.hidden = false
  box.addEventListener('submit', (event) => {
    event.preventDefault()
    const first = entries.find((entry) => !entry.hidden)
    if (first) location.hash = first.id
  })

  const sift = () => {
    const wanted = field.value.toLowerCase().split(/\s+/).filter(Boolean)
    for (const entry of entries) entry.hidden = !wanted.every((word) => entry.dataset.words?.includes(word))
    for (const section of sections) {
      const own = section.querySelectorAll('details[data-words]')
      section.hidden = wanted.length > 0 && [...own].every((entry) => /** @type {HTMLElement} */ (entry).hidden)
    }
    const left = entries.filter((entry) => !entry.hidden).length
    count.textContent =
      wanted.length === 0
        ? ''
        : left === 0
          ? 'Nothing found. Try fewer words.'
          : left === 1
            ? '1 found'
            : `${left} found`
  }
  field.addEventListener('input', sift)

  addEventListener('keydown', (event) => {
    const typing = /** @type {HTMLElement} */ (event.target).closest('input, textarea, [contenteditable]')
    if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault()
      field.focus()
    }
    if (event.key === 'Escape' && event.target === field) {
      field.value = ''
      sift()
    }
  })

  /** An address with the id of an entry opens it, also when the search had hidden it. */
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)))
    if (!target) return
    if (target.closest('[hidden]')) {
      field.value = ''
      sift()
    }
    if (target instanceof HTMLDetailsElement) target.open = true
    target.scrollIntoView()
  }
  addEventListener('hashchange', open)
  if (location.hash) open()
}
