/**
 * Matches a secret where it stands by itself. A PIN is six digits, which a long number, a fraction of a second or a random id
 * happens to hold now and then: the log and the rows of one test held a thousand such groups of six.
 */
export const standsIn = (secret: string) => new RegExp(`(?<!\\w|\\d\\.)${secret.replace(/\W/g, '\\$&')}(?!\\w|\\.\\d)`)
