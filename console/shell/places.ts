import type { IconName } from '../ui/icon.tsx'

/** The screens that the navigation leads to. */
export const places: readonly { path: string; words: string; icon: IconName }[] = [
  { path: '/', words: 'Today', icon: 'today' },
  { path: '/links', words: 'Links', icon: 'links' },
  { path: '/deliveries', words: 'Deliveries', icon: 'deliveries' },
  { path: '/numbers', words: 'Numbers', icon: 'numbers' },
  { path: '/customers', words: 'Customers', icon: 'customers' },
  { path: '/webhooks', words: 'Webhooks', icon: 'webhooks' },
  { path: '/domains', words: 'Domains', icon: 'domains' },
  { path: '/pools', words: 'Pools', icon: 'pools' },
  { path: '/keys', words: 'Keys', icon: 'keys' },
  { path: '/project', words: 'Project', icon: 'project' },
  { path: '/requests', words: 'Requests', icon: 'server' },
  { path: '/audit', words: 'Audit', icon: 'audit' },
]

/** Whether a path belongs to a place: its own screen, or one below it. */
export const isAt = (place: string, path: string) =>
  place === '/' ? path === '/' : path === place || path.startsWith(`${place}/`)
