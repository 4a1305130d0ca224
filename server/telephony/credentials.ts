import { type Credentials, type ProviderName, providers } from './providers.ts'

/** Credentials as the database keeps them: the account's id, and everything that proves whose it is as one text. */
export interface StoredCredentials {
  account: string
  secret: string
}

/** One secret field is stored as it is; several are stored as JSON. */
export function storeCredentials({ provider, fields }: Credentials): StoredCredentials {
  const { account, secrets } = fieldsOf(provider)
  const texts: Record<string, string> = fields
  const [first] = secrets
  const secret = secrets.length === 1 && first ? texts[first] : JSON.stringify(texts, secrets)
  return { account: texts[account] as string, secret: secret as string }
}

/** The opposite of {@link storeCredentials}. @throws {SyntaxError} when a secret should be JSON and is not */
export function readCredentials(provider: ProviderName, stored: StoredCredentials): Credentials {
  const { account, secrets } = fieldsOf(provider)
  const [first] = secrets
  const proof = secrets.length === 1 && first ? { [first]: stored.secret } : JSON.parse(stored.secret)
  return { provider, fields: { ...proof, [account]: stored.account } } as Credentials
}

function fieldsOf(provider: ProviderName) {
  const { account, fields } = providers[provider].credentials
  return { account, secrets: Object.keys(fields).filter((name) => name !== account) }
}
