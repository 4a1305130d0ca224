import { type RouteConfig, route } from '@react-router/dev/routes'

export default [
  route('patchbay/*', 'routes/patchbay.ts'),
  route('whatsapp', 'routes/whatsapp.ts'),
  route('whatsapp/success', 'routes/success.ts'),
] satisfies RouteConfig
