import type { Plugin } from 'esbuild';

/**
 * Leaves out of undici what no function reaches: HTTP/2 (off), bodies for forms and blobs, and the parser
 * for processors without SIMD. 130 KB of each bundle that calls outside systems.
 */
export const slimUndici: Plugin = {
  name: 'slim-undici',
  setup(bundler) {
    const filter =
      /undici[\\/]lib[\\/](dispatcher[\\/]client-h2|web[\\/]fetch[\\/]body|llhttp[\\/]llhttp-wasm)\.js$/;
    bundler.onLoad({ filter }, () => ({ contents: 'module.exports = {};' }));
  },
};
