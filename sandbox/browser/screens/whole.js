// @ts-check

import { h } from '../dom.js'

/** A phone number is not broken over lines. @param {string} display */
export const whole = (display) => h('span', { className: 'whole' }, display)
