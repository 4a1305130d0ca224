// @ts-check

import { choice, field, h, option } from '../dom.js'
import { chosenBusiness, dedicated, displayName, need, said } from './said.js'
import { numberFields, typedNumber } from './typed-number.js'
import { whole } from './whole.js'

/** @type {import('../types.js').Screen} */
export const number = {
  step: 'PHONE_NUMBER_SETUP',
  shown: (flow) => dedicated(flow) && !flow.boot.skipsNumber,
  title: () => 'Choose a phone number',
  body: (flow) => {
    const { boot } = flow
    const numbers = boot.businesses.flatMap(({ wabas }) => wabas.flatMap((waba) => waba.numbers))
    const { preVerified } = boot
    const prefilled = boot.setup?.business?.phone?.number
    const own = prefilled ? 'new' : (numbers[0]?.id ?? 'new')
    const first = preVerified ? 'preverified' : boot.displayNameFirst ? 'display-name' : own
    const metaNumbers = chosenBusiness(flow)?.metaNumbers ?? true
    const onlyName =
      metaNumbers &&
      option('number', {
        value: 'display-name',
        title: 'Use a display name only',
        note: 'No number of your own needed: you get a US number beginning with +1\u00a0555.',
        checked: first === 'display-name',
        inside: [field('Display name', 'only-name', { value: displayName(flow), maxLength: 255 })],
      })
    return [
      h('p', {}, 'This is the number your customers will chat with.'),
      preVerified &&
        option('number', {
          value: 'preverified',
          title: preVerified.display,
          note: `A new number from ${boot.app}, verified already.`,
          checked: true,
          inside: [field('Display name for this number', 'claimed-name', { value: displayName(flow), maxLength: 255 })],
        }),
      boot.displayNameFirst && onlyName,
      ...numbers.map(({ id, display, name, note }) =>
        option('number', { value: id, title: display, note: `${name}. ${note}`, checked: first === id }),
      ),
      option('number', {
        value: 'new',
        title: 'Use a new or existing WhatsApp number',
        note: 'You need to be able to receive a code on it.',
        checked: first === 'new',
        inside: [
          ...numberFields(boot),
          field('Display name for this number', 'number-name', { value: displayName(flow), maxLength: 255 }),
          choice('How should we send the code?', 'method', [
            ['SMS', 'Text message'],
            ['VOICE', 'Phone call'],
          ]),
        ],
      }),
      !boot.displayNameFirst && onlyName,
    ]
  },
  button: 'Next',
  next: async (flow, form) => {
    const number = said(form, 'number')
    flow.choices.number = undefined
    flow.choices.displayNameOnly = undefined
    if (number === 'new') {
      const phoneNumber = typedNumber(flow.boot, form)
      const sent = await flow.ask('code', { phoneNumber, method: said(form, 'method') })
      flow.memory.sent = sent
      flow.memory.method = said(form, 'method')
      flow.choices.number = { phoneNumber, displayName: need(form, 'number-name', 'a display name') }
      return flow.next()
    }
    if (number === 'preverified') {
      const claimed = {
        preVerifiedId: flow.boot.preVerified?.id,
        displayName: need(form, 'claimed-name', 'a display name'),
      }
      flow.choices.number = claimed
    } else if (number === 'display-name') flow.choices.displayNameOnly = need(form, 'only-name', 'a display name')
    else flow.choices.number = number
    flow.next()
  },
}

/** @type {import('../types.js').Screen} */
export const verification = {
  step: 'PHONE_NUMBER_VERIFICATION',
  shown: (flow) => dedicated(flow) && Boolean(flow.choices.number?.phoneNumber),
  title: () => 'Enter the code we sent you',
  body: (flow) => [
    h('p', {}, 'We sent a six-digit code to ', whole(flow.memory.sent.display), '. It can take a minute to arrive.'),
    h(
      'p',
      { className: 'sandbox-note' },
      flow.memory.sent.code
        ? `Sandbox: the code is ${flow.memory.sent.code}.`
        : 'Sandbox: the code went to this number, which is one of the small Twilio. The page you came from shows it.',
    ),
    field('Verification code', 'code', { autocomplete: 'one-time-code', inputMode: 'numeric', maxLength: 7 }),
    h(
      'button',
      {
        type: 'button',
        className: 'plain',
        onclick: async () => {
          flow.memory.sent = await flow.ask('code', {
            phoneNumber: flow.choices.number.phoneNumber,
            method: flow.memory.method,
          })
          flow.show()
        },
      },
      'Send a new code',
    ),
  ],
  button: 'Next',
  next: async (flow, form) => {
    await flow.ask('verify', { code: need(form, 'code', 'the code').replace('-', '') })
    flow.next()
  },
}
