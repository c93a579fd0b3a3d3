import type { TenantScope } from '../tenancy/tenant-context.ts';
import { PLATFORM_TEMPLATES } from './platform-templates.ts';
import type { NotificationTemplate } from './template.ts';

/** Finds a template as it is for the tenant; null where there is none of that name. Throws on an outage. */
export interface FindTemplate {
  find(tenant: TenantScope, name: string): Promise<NotificationTemplate | null>;
}

/** Those of the platform, as they are. */
export const platformTemplates: FindTemplate = {
  find: (_, name) => Promise.resolve(platformTemplate(name)),
};

/** A name is a caller's word: `constructor` is none. */
export const platformTemplate = (name: string): NotificationTemplate | null =>
  (Object.hasOwn(PLATFORM_TEMPLATES, name) ? PLATFORM_TEMPLATES[name] : undefined) ?? null;
