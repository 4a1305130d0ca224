import type { Found } from '../../../store/numbers/account-looks.ts'

/** What a finding means, and what to do about it. */
export function wordsOf({ finding, waba_id, phone_number_id }: Found): { words: string; cure: string } {
  const [account, number] = [`account ${waba_id}`, `number ${phone_number_id}`]
  return {
    account_missing: {
      words: `${account} is connected here, and Meta does not let its token read it`,
      cure: 'ask the customer whether they removed the app, and send a link to connect it again',
    },
    number_missing: {
      words: `${number} is connected here, and Meta does not have it in ${account}`,
      cure: 'ask the customer whether it was moved or deleted; delete it here, or send a link to connect it again',
    },
    registration_missing: {
      words: `${number} is connected here, and is not registered for the Cloud API at Meta`,
      cure: 'it carries no messages: send a link to connect it again, which registers it',
    },
    subscription_missing: {
      words: `${account} is connected here, and the app is not subscribed to it`,
      cure: 'webhooks of its numbers do not arrive: send a link to connect one of them again, which subscribes the app',
    },
    subscription_unknown: {
      words: `the app is subscribed to ${account}, and nothing here belongs to it`,
      cure: 'another server of the same app may use it; if none does, unsubscribe the app from it with Graph',
    },
    token_over: {
      words: `the token of ${number} in ${account} is not valid any more`,
      cure: 'send a link to connect it again, or give the number a new token',
    },
  }[finding]
}
