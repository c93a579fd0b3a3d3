import * as z from 'zod';
import type { TenantId } from '../tenancy/tenant-context.ts';

/** Where a tenant has its entries sent. */
export const streamTarget = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('https'), url: z.string() }),
  z.strictObject({
    kind: z.literal('s3'),
    bucket: z.string(),
    region: z.string(),
    /** Assumed with the tenant's id as the external one. */
    roleArn: z.string(),
    prefix: z.string(),
  }),
]);
export type StreamTarget = Readonly<z.infer<typeof streamTarget>>;

export type StreamFailure = {
  readonly since: Date;
  readonly attempts: number;
  readonly reason: string;
  /** Whether the owners were told. */
  readonly isTold: boolean;
};

export type AuditStream = {
  readonly tenantId: TenantId;
  readonly target: StreamTarget;
  /** What messages are signed with, encrypted; of HTTPS. */
  readonly secret?: string;
  /** Of each chain the last position whose entries arrived. */
  readonly cursor: readonly number[];
  readonly startedAt: Date;
  readonly deliveredAt?: Date;
  readonly failure?: StreamFailure;
  readonly nextAt: Date;
  readonly version: number;
};

/** What a write replaces; 0 for none. */
export type StreamBefore = Pick<AuditStream, 'tenantId' | 'version'>;
