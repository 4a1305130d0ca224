import { createClient, PatchbayError } from 'patchbay/client'

const patchbay = createClient({ serverUrl: 'https://app.example.com/patchbay', apiKey: process.env.API_KEY ?? '' })

export async function invite(accountId: string, name: string) {
  const customer = await patchbay.customers.create({ name, external_customer_id: accountId })
  const { url, token } = await patchbay.setupLinks.create(customer.id, { language: 'en' })
  return { url, token } // the one for an e-mail, the other for the widget
}

export async function numbersOf(customerId: string) {
  const numbers = []
  for await (const number of patchbay.phoneNumbers.all({ customer_id: customerId })) numbers.push(number)
  return numbers
}

void invite('42', 'Wind & Wool').catch((error) => {
  if (error instanceof PatchbayError && error.status === 422)
    console.error(error.message) // says what to change
  else throw error
})
