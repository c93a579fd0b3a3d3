import * as z from 'zod';
import { PASSWORD_POLICY } from '../passwords/password-policy.ts';

/** What a tenant may ask of its users; within what the platform asks of all. */
export const tenantPolicy = z.object({
  secondFactor: z.enum(['off', 'optional', 'required']),
  /** A session ends so long after its password was given. */
  sessionHours: z.int().min(1).max(720),
  /** And so long after it last got tokens. A token lives half an hour, so an hour is the least that lets work go on. */
  idleMinutes: z.int().min(60).max(43_200),
  passwordMinimumLength: z.int().min(PASSWORD_POLICY.minimumLength).max(64),
  /** Of the addresses that may be invited; any where there is none. */
  allowedDomains: z
    .array(
      z
        .string()
        .regex(/^(?=.{1,253}$)[a-z0-9-]+(\.[a-z0-9-]+)+$/, 'Give a domain, such as acme.example.'),
    )
    .max(50),
  /** Whether the platform's support is let in by an owner, each time, or by this setting, in advance. */
  supportAccess: z.enum(['ask', 'allowed']).default('ask'),
});
export type TenantPolicy = Readonly<z.infer<typeof tenantPolicy>>;

export const DEFAULT_POLICY: TenantPolicy = {
  secondFactor: 'optional',
  sessionHours: 720,
  idleMinutes: 43_200,
  passwordMinimumLength: PASSWORD_POLICY.minimumLength,
  allowedDomains: [],
  supportAccess: 'ask',
};

/** The policies of tenants, by the pool that they are for. */
export interface TenantPolicies {
  /** The platform's own where nobody has set one. Throws on an outage. */
  of(userPoolId: string): Promise<TenantPolicy>;
}

/** Whether a person of this address may be invited. */
export const isAllowedAddress = ({ allowedDomains }: TenantPolicy, email: string): boolean =>
  allowedDomains.length === 0 ||
  allowedDomains.includes(email.slice(email.lastIndexOf('@') + 1).toLowerCase());
