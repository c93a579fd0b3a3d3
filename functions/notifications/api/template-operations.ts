import { platformTemplate } from '../../../core/notifications/find-template.ts';
import { PLATFORM_TEMPLATES } from '../../../core/notifications/platform-templates.ts';
import {
  previewTemplate,
  type PreviewPorts,
} from '../../../core/notifications/preview-template.ts';
import {
  putTemplate,
  type PutTemplatePorts,
  type TemplateDraft,
} from '../../../core/notifications/put-template.ts';
import type { NotificationTemplate } from '../../../core/notifications/template.ts';
import {
  effectiveTemplate,
  type TenantTemplate,
  type TenantTemplates,
} from '../../../core/notifications/tenant-template.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';
import type { TemplateBody } from '../template-schemas.ts';

export type TemplatePorts = { readonly templates: TenantTemplates };

export const listTemplates = ({ templates }: TemplatePorts) =>
  operation('listNotificationTemplates', async ({ tenant }) => {
    const kept = new Map((await templates.list(tenant)).map((one) => [one.name, one]));
    const names = [...new Set([...Object.keys(PLATFORM_TEMPLATES), ...kept.keys()])].toSorted();
    const views = names.map((name) => viewOf(name, kept.get(name) ?? null));
    return answer(200, { items: views.filter((view) => view !== null).map(toSummary) });
  });

export const getTemplate = ({ templates }: TemplatePorts) =>
  operation('getNotificationTemplate', async ({ tenant, params: { template: name } }) => {
    const view = viewOf(name, await templates.find(tenant, name));
    return view ? answer(200, toView(view)) : refusal({ kind: 'TemplateNotFound' });
  });

export const putTemplateOperation = (ports: PutTemplatePorts) =>
  operation('putNotificationTemplate', async ({ tenant, params: { template: name }, body }) => {
    const put = await putTemplate(ports, tenant, { name, draft: toDraft(body) });
    if (!put.ok) return refusal(put.error);
    const view = viewOf(name, put.value);
    if (!view) throw new Error('A template was put that is none.');
    return answer(200, toView(view));
  });

export const deleteTemplate = ({ templates }: TemplatePorts) =>
  operation('deleteNotificationTemplate', async ({ tenant, params: { template } }) => {
    await templates.delete(tenant, template);
    return answer(204);
  });

export const previewTemplateOperation = (ports: PreviewPorts) =>
  operation(
    'previewNotificationTemplate',
    async ({ tenant, principal, params: { template: name }, body: { draft, ...body } }) => {
      const { tenantName } = principal;
      const asked = { name, tenantName, ...body, ...(draft && { draft: toDraft(draft) }) };
      const previewed = await previewTemplate(ports, tenant, asked);
      return previewed.ok ? answer(200, previewed.value) : refusal(previewed.error);
    },
  );

const toDraft = ({ translations, own, ...texts }: TemplateBody): TemplateDraft => ({
  ...{ texts, translations },
  ...(own && { own }),
});

type Shown = { readonly template: NotificationTemplate; readonly source: Source };
type Source = 'platform' | 'override' | 'own';

function viewOf(name: string, kept: TenantTemplate | null): Shown | null {
  const template = effectiveTemplate(platformTemplate(name), kept);
  const source = platformTemplate(name) ? (kept ? 'override' : 'platform') : 'own';
  return template && { template, source };
}

const toSummary = ({ template, source }: Shown) => {
  const { name, category, channels, variables, link, sample } = template;
  return {
    ...{ name, category, link, source },
    channels: [...channels],
    variables: { ...variables },
    sample: { ...sample },
  };
};

const toView = (shown: Shown) => {
  const { subject, text, html, sms, button, translations = {} } = shown.template;
  return {
    ...toSummary(shown),
    ...{ subject, text, html, sms, button },
    translations: { ...translations },
  };
};
