import type { AccountResource } from './account-resource.ts';

/** The limits as they are applied to an account, which may have asked for more. */
export interface ServiceLimits {
  /** Undefined when unknown: no such service in the region, no right to ask, or no such limit. */
  limitOf(resource: AccountResource): Promise<number | undefined>;
}

export type Limits = Readonly<Partial<Record<AccountResource, number>>>;
