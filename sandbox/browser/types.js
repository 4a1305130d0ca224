// @ts-check
// What the popup's scripts tell each other.

/** @typedef {{ id: string, display: string, name: string, note: string }} NumberCard */
/** @typedef {{ id: string, name: string, numbers: NumberCard[] }} WabaCard */
/** @typedef {{ id: string, name: string, wabas: WabaCard[], metaNumbers: boolean }} BusinessCard */
/** @typedef {{ title: string, text: string, code: string }} Wall */
/**
 * @typedef {object} Boot
 * @property {string} id
 * @property {string} app
 * @property {string} owner
 * @property {string} person
 * @property {BusinessCard[]} businesses
 * @property {boolean} canCreate
 * @property {boolean} coexistence
 * @property {boolean} displayNameFirst
 * @property {boolean} skipsNumber
 * @property {boolean} sharesHistory
 * @property {Wall | null} wall
 * @property {any} setup
 * @property {[iso: string, code: string][]} countries
 * @property {{ id: string, display: string } | null} preVerified
 * @property {import('./post.js').Reply} reply
 * @property {{ uri: string, state: string } | null} redirect
 * @property {import('./post.js').Manner} manner
 */
/** @typedef {{ business?: any, waba?: any, number?: any, displayNameOnly?: any, connectionType?: string, shareHistory?: boolean }} Choices */
/**
 * @typedef {object} Flow
 * @property {Boot} boot
 * @property {Choices} choices
 * @property {Record<string, any>} memory What earlier screens leave for later ones.
 * @property {(path: string, body: object) => Promise<any>} ask
 * @property {() => void} show Draws the present screen anew.
 * @property {() => void} next Goes to the next screen that is shown.
 * @property {() => Promise<void>} anotherPerson
 * @property {(stay?: boolean) => Promise<void>} finish Hands over what was agreed; with `stay` the window stays open.
 * @property {() => void} leave Closes the window, or goes back to where it was opened from.
 * @property {(problem: { message: string, code: string }) => void} fail Says that Meta could not finish.
 */
/**
 * @typedef {object} Screen
 * @property {string} step What Meta calls it in `current_step`.
 * @property {(flow: Flow) => boolean} [shown] Left out: always.
 * @property {(flow: Flow) => string} title
 * @property {(flow: Flow) => (HTMLElement | SVGElement | string | null | false)[]} body
 * @property {string | ((flow: Flow) => string)} button
 * @property {(flow: Flow, form: FormData) => void | Promise<void>} next
 * @property {boolean} [end]
 */

export {}
