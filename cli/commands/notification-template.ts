import type { JsonObject } from '../../kit/json.ts';
import type { CliContext } from '../context.ts';
import type { OperationRequest } from '../operations.ts';
import { table } from '../output.ts';

type TemplateBody = NonNullable<OperationRequest<'putNotificationTemplate'>['body']>;
type PreviewBody = NonNullable<OperationRequest<'previewNotificationTemplate'>['body']>;

/** `freehold notification templates list` */
export async function listTemplates({ call, output }: CliContext): Promise<void> {
  const templates = await call('listNotificationTemplates');
  const rows = templates.items.map(({ name, source, category, channels, variables }) => [
    ...[name, source, category, channels.join(' '), Object.keys(variables).join(' ')],
  ]);
  const head = ['NAME', 'WHOSE', 'CATEGORY', 'CHANNELS', 'VARIABLES'];
  output.result(templates, table([head, ...rows]));
}

/** `freehold notification templates show NAME` */
export async function showTemplate({ call, output }: CliContext, template: string): Promise<void> {
  const shown = await call('getNotificationTemplate', { params: { template } });
  output.result(shown, [JSON.stringify(shown, null, 2)]);
}

/** `freehold notification templates put NAME --texts JSON`; the API says all that is wrong with it. */
export async function putTemplate(
  { call, output }: CliContext,
  template: string,
  { texts }: { readonly texts: JsonObject },
): Promise<void> {
  const body = texts as TemplateBody;
  const put = await call('putNotificationTemplate', { params: { template }, body });
  output.result(put, [`${put.name} is ${put.source === 'own' ? 'kept' : 'overridden'}.`]);
}

export type PreviewOptions = {
  readonly texts?: JsonObject;
  readonly data?: JsonObject;
  readonly locale?: string;
};

/** `freehold notification templates preview NAME`: with `--texts` as it would be. */
export async function previewTemplate(
  { call, output }: CliContext,
  template: string,
  { texts, data, locale }: PreviewOptions,
): Promise<void> {
  const body = {
    ...(texts && { draft: texts as TemplateBody }),
    ...(data && { data: data as PreviewBody['data'] }),
    ...(locale !== undefined && { locale }),
  };
  const shown = await call('previewNotificationTemplate', { params: { template }, body });
  output.result(shown, [shown.subject, '', shown.text.trimEnd(), '', `SMS: ${shown.sms}`]);
}

/** `freehold notification templates remove NAME` */
export async function removeTemplate({ call, output }: CliContext, template: string) {
  await call('deleteNotificationTemplate', { params: { template } });
  output.result({ template }, [`${template} is removed.`]);
}
