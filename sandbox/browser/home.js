// @ts-check
// The front page: picking a scenario plays it, the search sifts them, and what a server needs can be copied.

const form = /** @type {HTMLFormElement} */ (document.getElementById('scenarios'))
const current = /** @type {HTMLElement} */ (document.getElementById('current'))
const usual = /** @type {HTMLElement} */ (document.getElementById('usual'))
const problem = /** @type {HTMLElement} */ (form.querySelector('.problem'))
const search = /** @type {HTMLInputElement} */ (document.getElementById('sift'))
const found = /** @type {HTMLElement} */ (document.getElementById('found'))
const groups = [...form.querySelectorAll('details')]
const options = [.../** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll('.option'))]
const atFirst = groups.map((group) => group.open)

/** @param {string} name */
async function play(name) {
  const reply = await fetch('/_control/scenario', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name }),
  }).catch(() => null)
  const answer = await reply?.json().catch(() => null)
  if (reply?.ok) {
    current.textContent = answer.current
    usual.hidden = answer.current === 'default'
  }
  problem.textContent = reply?.ok ? '' : (answer?.error ?? 'The sandbox does not answer.')
}

form.addEventListener('change', ({ target }) => {
  if (target instanceof HTMLInputElement && target.name === 'scenario') play(target.value)
})
form.addEventListener('submit', (event) => event.preventDefault())
usual.addEventListener('click', () => {
  const first = /** @type {HTMLInputElement} */ (document.getElementById('s-default'))
  first.checked = true
  first.focus()
  play('default')
})

search.addEventListener('input', () => {
  const wanted = search.value.toLowerCase().split(/\s+/).filter(Boolean)
  for (const option of options) option.hidden = !wanted.every((word) => option.dataset.words?.includes(word))
  groups.forEach((group, at) => {
    const left = [...group.querySelectorAll('.option')].filter(
      (option) => !(/** @type {HTMLElement} */ (option).hidden),
    )
    group.hidden = left.length === 0
    group.open = wanted.length > 0 || atFirst[at] === true
  })
  const left = options.filter((option) => !option.hidden).length
  found.textContent = wanted.length === 0 ? '' : `${left} of ${options.length} scenarios`
})

for (const value of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll('[data-copy]'))) {
  const text = value.textContent ?? ''
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'quiet copy'
  button.textContent = 'Copy'
  button.setAttribute('aria-label', `Copy: ${value.dataset.copy}`)
  button.addEventListener('click', async () => {
    button.textContent = await navigator.clipboard.writeText(text).then(
      () => 'Copied',
      () => 'Select it by hand',
    )
    setTimeout(() => {
      button.textContent = 'Copy'
    }, 2_000)
  })
  value.append(button)
}
