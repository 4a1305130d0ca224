declare const process: { env: { NODE_ENV?: string } }

/** Whether a developer views the page: the bundler says so, or the page is on this machine. */
export function isDeveloping(): boolean {
  if (/^(localhost$|127\.0\.|\[::1])/.test(location.hostname)) return true
  try {
    return process.env.NODE_ENV === 'development'
  } catch {
    return false // no bundler, and no such global
  }
}
