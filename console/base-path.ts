/** Where the console is mounted, without a slash at its end: this very script lies below it, in `assets/`. */
export const basePath = (script: string) => new URL('..', script).pathname.replace(/\/+$/, '')
