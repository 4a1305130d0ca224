/**
 * Ends this process in order when npm, which started it, has ended. `npx` and `npm start` pass a signal on to a shell, and the shell
 * ends without passing it on to us: the port would stay taken by a server that nobody can find.
 */
export function endWithNpm({ npm_lifecycle_event }: NodeJS.ProcessEnv): void {
  if (!npm_lifecycle_event) return
  const parent = process.ppid
  const watch = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(watch)
    process.kill(process.pid, 'SIGTERM')
  }, 500)
  watch.unref()
}
