/** A device that WhatsApp is likely to be on: pressed with fingers. */
export const isPhone = () => !!globalThis.matchMedia?.('(pointer: coarse)').matches
