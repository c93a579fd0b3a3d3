import tailwind from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Built by infra/build-console.ts, which says where to. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwind()],
  resolve: {
    alias: { '@freehold/sdk': new URL('../sdk/src/index.ts', import.meta.url).pathname },
  },
  build: {
    outDir: process.env.FREEHOLD_CONSOLE_FOLDER ?? 'dist',
    target: 'es2023',
    // Nothing inline: the page's content security policy takes files of its own origin alone.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    emptyOutDir: true,
    chunkSizeWarningLimit: 600,
  },
});
