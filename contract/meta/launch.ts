import * as z from 'zod/mini'

/**
 * How Meta's window is opened for one connection type. The server says both, and whoever opens the window passes both on to
 * `FB.login` untouched: when Meta changes what it wants, a setting of the server is enough.
 */
export const Launch = z.object({ config_id: z.string(), extras: z.record(z.string(), z.unknown()) })
export type Launch = z.infer<typeof Launch>

/**
 * What opens Meta's window: `sdk`, Meta's script, on pages whose host the app lists at Meta; `redirect`, a window of ours, on any
 * page.
 */
export const LaunchWay = z.enum(['sdk', 'redirect'], 'must be sdk or redirect')
export type LaunchWay = z.infer<typeof LaunchWay>
