import type { IsolationStrategy } from '../tenancy/isolation-strategy.ts';
import type { Integrations } from './integrations.ts';
import type { JsonObject } from './tenant.ts';

/** What an operator says of a new tenant; what is left out follows from the rules of the platform. */
export type TenantDraft = {
  readonly name: string;
  readonly slug?: string;
  readonly plan?: string;
  readonly adminEmail: string;
  readonly adminPassword?: string;
  readonly adminName?: string;
  readonly isolation?: IsolationStrategy;
  readonly region?: string;
  /** Where the caller means to be; another cell's tenants are made by its own API. */
  readonly cell?: string;
  readonly settings?: JsonObject;
  readonly metadata?: JsonObject;
  readonly integrations?: Integrations;
};
