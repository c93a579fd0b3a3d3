import type { Page } from '../../kit/page.ts';
import type { Tenant } from '../tenants/tenant.ts';
import type { PlatformPart } from './archive.ts';

export type PartPage = Page<object>;

/** Reads a page of what the platform keeps of a tenant: what is exported, without secrets. Throws on an outage. */
export type ReadPart = (tenant: Tenant, after?: string) => Promise<PartPage>;
export type PlatformReaders = Readonly<Record<PlatformPart, ReadPart>>;
