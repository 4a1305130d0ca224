import type { Customer, PhoneNumber, SetupLink, SetupLinkCreate } from 'patchbay/contract'

/** The Platform API as this backend uses it. */
export function patchbayApi(url: string, apiKey: string) {
  async function call<Data>(method: string, path: string, body?: object): Promise<Data> {
    const response = await fetch(`${url}/platform/v1${path}`, {
      method,
      headers: { 'X-API-Key': apiKey, 'Content-Type': 'application/json' },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const answer = (await response.json()) as { data: Data; error?: string }
    if (!response.ok) throw new ApiError(answer.error ?? `HTTP ${response.status}`, response.status)
    return answer.data
  }
  return {
    customers: () => call<Customer[]>('GET', '/customers?per_page=50'),
    customer: (id: string) => call<Customer>('GET', `/customers/${id}`),
    addCustomer: (name: string) => call<Customer>('POST', '/customers', { customer: { name } }),
    links: (customerId: string) => call<SetupLink[]>('GET', `/customers/${customerId}/setup_links`),
    addLink: (customerId: string, setup_link: SetupLinkCreate) =>
      call<SetupLink & { token: string }>('POST', `/customers/${customerId}/setup_links`, { setup_link }),
    numbers: (filter: Record<string, string>) =>
      call<PhoneNumber[]>('GET', `/whatsapp/phone_numbers?${new URLSearchParams(filter)}`),
  }
}

export class ApiError extends Error {
  readonly status: number
  constructor(message: string, status: number) {
    super(message)
    this.status = status
  }
}
