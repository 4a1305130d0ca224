// @ts-check
// What the sandbox tells the page of a phone.

/** @typedef {{ phoneNumberId: string, name: string, display: string, unread: number, last: string, at: number }} ChatLine */
/** @typedef {{ person: { digits: string, display: string, name: string }, chats: ChatLine[] }} PhoneView */
/** @typedef {{ kind: 'reply' | 'link' | 'call' | 'copy' | 'none', text: string, value: string }} Press */
/** @typedef {{ title: string, rows: { id: string, title: string, note: string }[] }} Section */
/**
 * @typedef {object} MessageView
 * @property {string} id
 * @property {boolean} mine
 * @property {number} at
 * @property {boolean} read
 * @property {string} title
 * @property {string} text
 * @property {string} footer
 * @property {{ kind: string, url: string, name: string } | null} file
 * @property {{ name: string, address: string, at: string } | null} place
 * @property {string[]} lines
 * @property {Press[]} presses
 * @property {{ button: string, sections: Section[] } | null} list
 * @property {string} quoted
 * @property {string[]} reactions
 */
/** @typedef {{ messages: MessageView[], typing: boolean }} ChatView */
/**
 * What a message can ask of the chat around it.
 *
 * @typedef {object} Deeds
 * @property {(messageId: string, button: string) => void} press
 * @property {(message: MessageView) => void} answer
 * @property {(message: MessageView) => void} react
 * @property {(title: string, sections: Section[], choose: (id: string) => void) => void} open
 */

export {}
