// @ts-check

import { h, option, qrPicture } from '../dom.js'
import { said } from './said.js'
import { numberFields, typedNumber } from './typed-number.js'
import { whole } from './whole.js'

/** @param {import('../types.js').Flow} flow */
const coexistence = ({ choices }) => choices.connectionType === 'coexistence'

/** @type {import('../types.js').Screen} */
export const app = {
  step: 'WABA_PHONE_PROFILE_PICKER',
  shown: ({ boot }) => boot.coexistence,
  title: () => 'Connect your WhatsApp Business app',
  body: () => [
    h('p', {}, 'Keep chatting on your phone while your software uses the same number.'),
    option('app', {
      value: 'app',
      title: 'Connect your WhatsApp Business app',
      note: 'You need the phone with the app at hand.',
      checked: true,
    }),
    option('app', {
      value: 'other',
      title: 'Set up a number without the app',
      note: 'The number leaves any app it is used in.',
    }),
  ],
  button: 'Next',
  next: (flow, form) => {
    flow.choices.connectionType = said(form, 'app') === 'app' ? 'coexistence' : 'dedicated'
    flow.next()
  },
}

/** @type {import('../types.js').Screen} */
export const appNumber = {
  step: 'PHONE_NUMBER_SETUP',
  shown: coexistence,
  title: () => 'Enter the number of your WhatsApp Business app',
  body: ({ boot }) => [h('p', {}, 'Enter it as the app shows it in its settings.'), ...numberFields(boot)],
  button: 'Next',
  next: async (flow, form) => {
    const phoneNumber = typedNumber(flow.boot, form)
    flow.memory.sent = await flow.ask('app-number', { phoneNumber })
    flow.choices.number = { phoneNumber }
    flow.next()
  },
}

/** @type {import('../types.js').Screen} */
export const qr = {
  step: 'PHONE_NUMBER_VERIFICATION',
  shown: coexistence,
  title: () => 'Scan the code with your phone',
  body: (flow) => [
    h(
      'ol',
      {},
      h('li', {}, 'Open the WhatsApp Business app of ', whole(flow.memory.sent.display), '.'),
      h('li', {}, 'Open the message that just arrived and tap Connect.'),
      h('li', {}, 'Point the camera at this code.'),
    ),
    h('div', { className: 'qr-frame' }, qrPicture(flow.boot.id)),
    h(
      'label',
      { className: 'check' },
      h('input', { type: 'checkbox', name: 'history', checked: flow.boot.sharesHistory }),
      h('span', {}, `Share my chats of the last six months with ${flow.boot.app}`),
    ),
    h('p', { className: 'sandbox-note' }, 'Sandbox: there is no phone to scan with. The button does it.'),
  ],
  button: 'I scanned it',
  next: (flow, form) => {
    flow.choices.shareHistory = form.get('history') === 'on'
    flow.next()
  },
}
