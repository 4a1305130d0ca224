import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** The demo's browser files, built as a customer's SaaS would build them: from the published package. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  logLevel: 'warn',
  build: {
    emptyOutDir: true,
    rollupOptions: {
      input: {
        client: 'browser/client.tsx',
        poll: 'browser/poll.ts',
        copy: 'browser/copy.ts',
        inbox: 'browser/inbox.tsx',
      },
      output: {
        entryFileNames: 'assets/[name].js',
        chunkFileNames: 'assets/[name]-[hash].js',
        assetFileNames: 'assets/[name][extname]',
      },
    },
  },
})
