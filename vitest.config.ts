import { defineConfig } from 'vitest/config';
import { ownEnvironment } from './local/own-environment.mjs';

process.env = ownEnvironment(process.env);

/** None is a measure of speed: they hold on a machine that does ten other things, and end what hangs. */
const patience = {
  ...{ testTimeout: 400_000, hookTimeout: 600_000 },
  expect: { poll: { timeout: 60_000 } },
};

/**
 * `unit` needs no network; `infra` reads synthesized templates; `local` runs on a local cloud of its
 * own, started once for all files of the process by test/support/local-cloud-setup.ts.
 */
export default defineConfig({
  test: {
    projects: [
      { test: { name: 'unit', include: ['test/unit/**/*.test.ts'], ...patience } },
      {
        test: {
          name: 'infra',
          include: ['test/infra/**/*.test.ts', 'test/isolation/**/*.test.ts'],
          exclude: ['test/isolation/**/*.local.test.ts'],
          globalSetup: ['test/support/templates-setup.ts'],
          ...patience,
        },
      },
      // By npm run test:stripe-mock and test:stripe alone: they need Go, and an account of Stripe's.
      { test: { name: 'stripe-mock', include: ['test/stripe/stripe-mock.test.ts'], ...patience } },
      { test: { name: 'stripe', include: ['test/stripe/stripe-account.test.ts'], ...patience } },
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
          ...patience,
        },
      },
    ],
  },
});
