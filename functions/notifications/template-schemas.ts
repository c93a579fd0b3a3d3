import * as z from 'zod';
import { CATEGORY } from '../../core/notifications/category.ts';
import { CHANNELS } from '../../core/notifications/channel.ts';
import { VARIABLE_NAME } from '../../core/notifications/text-template.ts';
import { channel, locale, templateData, templateName } from './schemas.ts';

export const templateParams = z.object({ template: templateName });

const texts = {
  subject: z
    .string()
    .trim()
    .min(1, 'Say what it is about.')
    .max(500, 'Use at most 500 characters.'),
  text: z.string().trim().min(1, 'Say something.').max(10_000, 'Use at most 10,000 characters.'),
  html: z.string().max(60_000, 'Use at most 60,000 characters.').optional(),
  sms: z.string().trim().min(1).max(300, 'Use at most 300 characters.').optional(),
  button: z.string().trim().min(1).max(60, 'Use at most 60 characters.').optional(),
};
const variableName = z.string().regex(VARIABLE_NAME, 'Use a letter, then letters, digits and _.');
const variable = z.strictObject({
  type: z.enum(['text', 'url']),
  isOptional: z.boolean().optional(),
  description: z.string().max(200).optional(),
});
const own = z.strictObject({
  category: z.string().regex(CATEGORY, 'Use up to 32 lower-case letters, digits and _.'),
  channels: z.array(channel).min(1, 'Name at least one.').max(CHANNELS.length),
  variables: z.record(variableName, variable).default({}),
  link: variableName.optional(),
  sample: templateData.default({}),
});
const draft = {
  ...texts,
  translations: z.record(locale, z.strictObject(texts)).default({}),
  own: own.optional(),
};
const example = {
  subject: 'Order {{order}} is on its way',
  text: 'Your order {{order}} was sent today.',
  html: '<p>Your order <b>{{order}}</b> was sent today.</p>',
};
const ownExample = {
  category: 'orders',
  channels: ['in_app' as const, 'email' as const],
  variables: { order: { type: 'text' as const } },
  sample: { order: 'A-17' },
};
export const templateBody = z.strictObject(draft).meta({
  id: 'PutNotificationTemplate',
  description:
    'Texts with `{{variables}}`, in place of those of the platform; with `own` a template beside them. HTML may have texts, lists, tables, links and images, and neither scripts nor forms.',
  examples: [{ ...example, own: ownExample }],
});
export type TemplateBody = z.output<typeof templateBody>;

const view = {
  name: z.string(),
  category: z.string(),
  channels: z.array(channel),
  variables: z.record(z.string(), variable),
  link: z.string().optional(),
  sample: templateData,
  source: z
    .enum(['platform', 'override', 'own'])
    .meta({ description: 'The platform’s as it is, with texts of the tenant’s, or the tenant’s' }),
};
const viewExample = { name: 'order-sent', ...ownExample, source: 'own' as const };
export const templateSummary = z.object(view).meta({
  id: 'NotificationTemplateSummary',
  description: 'A template without its texts',
  examples: [viewExample],
});
export const templateList = z.object({ items: z.array(templateSummary) }).meta({
  id: 'NotificationTemplates',
  description: 'All templates of the platform and of the tenant',
  examples: [{ items: [viewExample] }],
});
export const templateView = z
  .object({ ...view, ...texts, translations: z.record(z.string(), z.object(texts)) })
  .meta({
    id: 'NotificationTemplate',
    description: 'A template as notifications are made by it',
    examples: [{ ...viewExample, ...example, translations: {} }],
  });

export const previewBody = z
  .strictObject({
    data: templateData.optional(),
    draft: templateBody.optional(),
    locale: locale.optional(),
  })
  .meta({
    id: 'PreviewNotificationTemplate',
    description: 'With which data and language; with a draft as it would be if that were saved',
    examples: [{ data: { order: 'A-17' } }],
  });
export const previewView = z
  .object({ subject: z.string(), text: z.string(), html: z.string(), sms: z.string() })
  .meta({
    id: 'NotificationPreview',
    description: 'What a recipient would get',
    examples: [
      {
        subject: 'Order A-17 is on its way',
        text: 'Your order A-17 was sent today.\n',
        html: '<!doctype html>…',
        sms: 'Order A-17 is on its way: Your order A-17 was sent today.',
      },
    ],
  });
