import { defineConfig } from 'vitest/config';

/**
 * `unit` needs no network; `infra` synthesizes templates; `local` runs on a local cloud of its own,
 * started once for all its files by test/support/local-cloud-setup.ts.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'] } },
      {
        test: {
          name: 'infra',
          include: ['test/infra/**/*.test.ts', 'test/isolation/**/*.test.ts'],
          exclude: ['test/isolation/**/*.local.test.ts'],
          testTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'local',
          include: [
            'test/contract/**/*.test.ts',
            'test/statemachines/**/*.test.ts',
            'test/isolation/**/*.local.test.ts',
            'test/local/**/*.test.ts',
          ],
          globalSetup: ['test/support/local-cloud-setup.ts'],
          // One cloud for all, with one count of its tenants: a file may bring it to its limit.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
