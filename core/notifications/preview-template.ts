import { fail, ok, type Result } from '../../kit/result.ts';
import type { MailSettings } from '../mail/mail-content.ts';
import { renderMail } from '../mail/render-mail.ts';
import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { InvalidDraft } from '../tenants/field-error.ts';
import { dataErrors } from './data-errors.ts';
import { platformTemplate } from './find-template.ts';
import type { TemplateData } from './notification.ts';
import { templateErrors, type TemplateDraft } from './put-template.ts';
import { renderNotification } from './render.ts';
import type { NotificationTemplate } from './template.ts';
import { effectiveTemplate, type TenantTemplates } from './tenant-template.ts';

export type TemplateNotFound = { readonly kind: 'TemplateNotFound' };
export type PreviewTemplate = {
  readonly name: string;
  /** The template's sample where nothing is given. */
  readonly data?: TemplateData;
  /** As it would be if that were saved. */
  readonly draft?: TemplateDraft;
  readonly locale?: string;
  readonly tenantName: string;
};
export type Preview = {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly sms: string;
};
export type PreviewPorts = {
  readonly templates: Pick<TenantTemplates, 'find'>;
  readonly settings: MailSettings;
};

/** What a recipient would get; nothing is saved and nothing sent. */
export async function previewTemplate(
  { templates, settings }: PreviewPorts,
  tenant: TenantScope,
  { name, data, draft, locale, tenantName }: PreviewTemplate,
): Promise<Result<Preview, InvalidDraft | TemplateNotFound>> {
  const drafted = draft && { ...draft, name, updatedAt: new Date(0) };
  const wrong = draft ? templateErrors(name, draft) : [];
  if (wrong.length > 0) {
    const errors = wrong.map((one) => ({ ...one, pointer: `/draft${one.pointer}` }));
    return fail({ kind: 'InvalidDraft', errors });
  }
  const kept = drafted ?? (await templates.find(tenant, name));
  const template = effectiveTemplate(platformTemplate(name), kept);
  if (!template) return fail({ kind: 'TemplateNotFound' });
  const shown = data ?? template.sample;
  const errors = dataErrors(template, shown);
  if (errors.length > 0) return fail({ kind: 'InvalidDraft', errors });

  return ok(shownAs(settings, template, { data: shown, locale, tenantName }));
}

type Shown = {
  readonly data: TemplateData;
  readonly locale?: string | undefined;
  readonly tenantName: string;
};

/** As a recipient of that tenant gets it. */
export function shownAs(
  settings: MailSettings,
  template: NotificationTemplate,
  { data, locale, tenantName }: Shown,
): Preview {
  const { short: sms, mail } = renderNotification(template, data, locale);
  const of = { to: '', tenant: { name: tenantName, slug: '' } };
  const { subject, text, html } = renderMail(settings, of, mail);
  return { subject, text, html, sms };
}
