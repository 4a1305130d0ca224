/** Four megabytes for each half of the young generation; what lives may grow by a fifth before it is looked through. */
const lean = ['--max-semi-space-size=4', '--heap-growing-percent=20']

/**
 * V8 takes memory as freely as the machine has it, for programs that are faster with it. This one is not, and holds half as
 * much without (`npm run bench -- memory`). What V8 may take is settled before a program begins, so the process begins once
 * more, in its own place: its id, its parent and its streams stay (`execve`, 20 milliseconds). It does not where the operator
 * has settled it, and not where the system has no such call (Windows, Node before 22.15).
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
