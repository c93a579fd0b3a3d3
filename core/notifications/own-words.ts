import type { OwnWords, Words } from '../mail/own-words.ts';
import { scopeForPlatform } from '../tenancy/tenant-scope.ts';
import type { TenantFinder } from '../tenants/tenant-finder.ts';
import { platformTemplate } from './find-template.ts';
import { renderNotification } from './render.ts';
import type { NotificationTemplate } from './template.ts';
import { effectiveTemplate, type TenantTemplates } from './tenant-template.ts';

export type OwnWordsPorts = {
  readonly tenants: Pick<TenantFinder, 'find'>;
  readonly templates: Pick<TenantTemplates, 'find'>;
  readonly onError: (error: unknown) => void;
};

/** By the templates of notifications, which a tenant overrides. A mail waits for no words: the platform's are as true. */
export const ownWords =
  ({ tenants, templates, onError }: OwnWordsPorts): OwnWords =>
  async (tenantId, name) => {
    try {
      const tenant = await tenants.find(tenantId);
      if (tenant?.state !== 'active') return NONE;
      const kept = await templates.find(scopeForPlatform(tenant), name);
      const template = kept && effectiveTemplate(platformTemplate(name), kept);
      return template ? rendered(template, onError) : NONE;
    } catch (error) {
      onError(error);
      return NONE;
    }
  };

const NONE: Words = () => null;

const rendered =
  (template: NotificationTemplate, onError: OwnWordsPorts['onError']): Words =>
  (data) => {
    try {
      return renderNotification(template, data).mail;
    } catch (error) {
      onError(error);
      return null;
    }
  };
