/** Four megabytes for each half of the young generation; the old generation may grow by a fifth before it is collected. */
const lean = ['--max-semi-space-size=4', '--heap-growing-percent=20']

/**
 * V8 uses much memory on a large machine, because that makes many programs faster. This server does not become faster, and needs
 * half the memory without it (`npm run bench -- memory`). V8 reads its limits before a program begins, so the process restarts
 * itself in place: it keeps its id, its parent and its streams (`execve`, 20 milliseconds). It does not restart when the operator
 * has set the limits, nor when the system has no such call (Windows, Node before 22.15).
 * https://nodejs.org/docs/latest-v24.x/api/process.html#processexecvefile-args-env
 */
export function restartWithSmallHeap(
  { argv, execArgv, execPath, execve, platform }: NodeJS.Process,
  env: NodeJS.ProcessEnv,
) {
  const settled = /semi[-_]space|heap[-_]growing/.test(`${execArgv} ${env.NODE_OPTIONS}`)
  if (settled || !execve || platform === 'win32') return
  execve(execPath, [execPath, ...lean, ...execArgv, ...argv.slice(1)], env)
}
