/** Asks Acme's own backend until the number is there. */
const line = document.getElementById('number') as HTMLElement
const id = line.dataset.phoneNumberId

for (let tries = 0; id && tries < 60; tries++) {
  const { number } = await (await fetch(`/api/numbers/${encodeURIComponent(id)}`)).json()
  if (number) {
    line.textContent = `${number.display_phone_number} is in Acme now.`
    line.dataset.arrived = 'true'
    document.getElementById('next')?.removeAttribute('hidden')
    break
  }
  await new Promise((resolve) => setTimeout(resolve, 500))
}
if (!line.dataset.arrived) line.textContent = 'The number has not arrived. Ask Acme’s support.'

export {}
