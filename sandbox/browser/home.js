// @ts-check
// The front page: picking a scenario plays it.

const form = /** @type {HTMLFormElement} */ (document.getElementById('scenarios'))
const current = /** @type {HTMLElement} */ (document.getElementById('current'))
const problem = /** @type {HTMLElement} */ (form.querySelector('.problem'))

form.addEventListener('change', async () => {
  const name = new FormData(form).get('scenario')
  const reply = await fetch('/_control/scenario', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name }),
  }).catch(() => null)
  const answer = await reply?.json().catch(() => null)
  if (reply?.ok) current.textContent = answer.current
  problem.textContent = reply?.ok ? '' : (answer?.error ?? 'The sandbox does not answer.')
})
