/** Buttons that copy what stands in a field. Without this script the field is there to be selected. */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-copies]')) {
  const field = document.getElementById(button.dataset.copies as string) as HTMLInputElement
  const told = document.getElementById(button.getAttribute('aria-describedby') as string) as HTMLElement
  button.hidden = false
  button.addEventListener('click', async () => {
    const copied = await navigator.clipboard.writeText(field.value).then(
      () => true,
      () => false,
    )
    if (!copied) field.select()
    told.textContent = copied ? 'The link is copied.' : 'Press Ctrl+C or ⌘C: the link is selected.'
  })
}

export {}
