/** What the statements of a seed are written with. */
interface Words {
  series(most: number): string
  id(letter: string): string
  insert(table: string, from: string, columns: Record<string, string>): string
  project: string
  when: string
}

/** An account, a number and a webhook for each customer; one number in fifty carries no messages. */
export function numberStatements(customers: number, { series, id, project, insert, when }: Words): string[] {
  const own = { number: 'n + 1', project_id: project, created_at: when, updated_at: when }
  const ofCustomer = { ...own, customer_id: id('c') }
  return [
    insert('accounts', series(customers), { ...ofCustomer, id: id('b'), waba_id: id('1'), status: `'active'` }),
    insert('phone_numbers', series(customers), {
      ...ofCustomer,
      id: id('2'),
      phone_number_id: id('3'),
      business_account_id: id('1'),
      connection_type: `'dedicated'`,
      name: `'Customer ' || n`,
      display_phone_number: `'+1 ' || n`,
      token: `'sealed'`,
      connection_status: `'active'`,
      status: `case when n % 50 = 0 then 'BANNED' else 'CONNECTED' end`,
    }),
    insert('webhooks', series(customers), {
      ...own,
      id: id('4'),
      phone_number_id: id('3'),
      dialect: `'platform'`,
      url: `'http://127.0.0.1:9/' || n`,
      kind: `'kapso'`,
      active: '1',
      events: `'[]'`,
      headers: `'{}'`,
      buffer_enabled: '0',
      buffer_window_seconds: '5',
      max_buffer_size: '50',
      buffer_events: `'[]'`,
      payload_version: `'v2'`,
    }),
  ]
}
