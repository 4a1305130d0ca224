/** The address of a picture in CSS, where nothing in it ends the quotes or the declaration. */
export const pictureUrl = (address: string) => `url("${address.replace(/["\\<>{};\s]/g, encodeURIComponent)}")`
