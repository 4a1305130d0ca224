import adapter from '@sveltejs/adapter-node'
import { sveltekit } from '@sveltejs/kit/vite'
import { defineConfig } from 'vite'

/** SvelteKit refuses forms without an origin, such as Twilio's webhooks: src/hooks.server.ts does so for your own addresses alone. */
export default defineConfig({ plugins: [sveltekit({ adapter: adapter(), csrf: { trustedOrigins: ['*'] } })] })
