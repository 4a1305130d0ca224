/** How long a test waits for what will come: as long as a busy machine needs. What may take no longer says so itself. */
export const patiently = { timeout: 15_000 }
