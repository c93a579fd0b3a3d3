import type { DeployedPlatform } from './deployed-platform.ts';
import type { Onboarded } from './onboarding.ts';
import type { OpenSession } from './tenant-session.ts';

export type ProofRun = {
  readonly platform: DeployedPlatform;
  readonly open: OpenSession;
  readonly tenants: readonly Onboarded[];
  /** Each session at one other tenant instead of at all, and the first few of the policies. */
  readonly isShort: boolean;
};
