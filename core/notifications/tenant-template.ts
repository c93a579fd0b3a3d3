import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { Channel } from './channel.ts';
import { platformTemplate, type FindTemplate } from './find-template.ts';
import type { TemplateData } from './notification.ts';
import type { NotificationTemplate, TemplateTexts, Variable } from './template.ts';

/** By language, such as `de`: texts in place of the others for who reads it. */
export type Translations = Readonly<Record<string, TemplateTexts>>;

/** What a template of a tenant's own says beside its texts. */
export type OwnTemplate = {
  readonly category: string;
  readonly channels: readonly Channel[];
  readonly variables: Readonly<Record<string, Variable>>;
  readonly link?: string;
  readonly sample: TemplateData;
};

/** As the tenant keeps it: texts in place of the platform's, or with `own` a template beside them. */
export type TenantTemplate = {
  readonly name: string;
  readonly texts: TemplateTexts;
  readonly translations: Translations;
  readonly own?: OwnTemplate;
  readonly updatedAt: Date;
};

/** A tenant's templates, by its session. Every method throws on an outage. */
export interface TenantTemplates {
  find(tenant: TenantScope, name: string): Promise<TenantTemplate | null>;
  list(tenant: TenantScope): Promise<readonly TenantTemplate[]>;
  put(tenant: TenantScope, template: TenantTemplate): Promise<void>;
  /** Whether there was one. */
  delete(tenant: TenantScope, name: string): Promise<boolean>;
}

/** The template as notifications of the tenant are made by it; null for one that neither has. */
export function effectiveTemplate(
  platform: NotificationTemplate | null,
  kept: TenantTemplate | null,
): NotificationTemplate | null {
  if (!kept) return platform;
  const base = platform ?? (kept.own && { name: kept.name, ...kept.own });
  if (!base) return null;
  const { name, category, channels, variables, link, sample } = base;
  const facts = { name, category, channels, variables, link, sample };
  return { ...facts, ...kept.texts, translations: kept.translations };
}

export const templatesOf = (templates: Pick<TenantTemplates, 'find'>): FindTemplate => ({
  find: async (tenant, name) =>
    effectiveTemplate(platformTemplate(name), await templates.find(tenant, name)),
});
