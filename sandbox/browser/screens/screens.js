// @ts-check
// The screens of the popup by name, and the order that they come in. Those that a customer does not need are passed over.

import { account, profile } from './account.js'
import { app, appNumber, qr } from './app.js'
import { business } from './business.js'
import { finish, guide, permissions } from './finish.js'
import { login, wall } from './login.js'
import { number, verification } from './number.js'

/** @type {Record<string, import('../types.js').Screen>} */
export const screens = {
  login,
  wall,
  business,
  app,
  appNumber,
  qr,
  account,
  profile,
  number,
  verification,
  permissions,
  finish,
  guide,
}

/** Embedded Signup v4 asks for the number first, and for the portfolio and the account after it. */
export const order = [
  'login',
  'wall',
  'app',
  'appNumber',
  'qr',
  'number',
  'verification',
  'business',
  'account',
  'profile',
  'permissions',
  'finish',
]
