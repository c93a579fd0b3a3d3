import type { JsonObject } from '../../kit/json.ts';
import type { CliContext } from '../context.ts';
import { onceAtMost, type KeyOption } from '../once-at-most.ts';
import type { OperationRequest } from '../operations.ts';
import { clock, counted, table } from '../output.ts';

type SendBody = NonNullable<OperationRequest<'sendNotification'>['body']>;

export type SendOptions = KeyOption & {
  readonly to: readonly string[];
  readonly data?: JsonObject;
  readonly channels?: SendBody['channels'];
};
export type PageOptions = { readonly limit?: number; readonly cursor?: string };

/** `freehold notification send TEMPLATE --to …`: members by their ids, anybody by an address, or the owners. */
export async function sendNotification(
  context: CliContext,
  template: string,
  { to, data = {}, channels, idempotencyKey }: SendOptions,
): Promise<void> {
  const body = { template, data: data as SendBody['data'], to: recipientsIn(to), channels };
  const { id } = await onceAtMost(context, { idempotencyKey }, (headers) =>
    context.call('sendNotification', { headers, body }),
  );
  context.output.result({ id }, [`${id} is on its way.`]);
}

const recipientsIn = (to: readonly string[]): SendBody['to'] =>
  to.length === 1 && to[0] === 'owners'
    ? 'owners'
    : to.map((one) => (one.includes('@') ? { email: one } : { memberId: one }));

/** `freehold notification show ID`: what became of it. */
export async function showNotification({ call, output }: CliContext, notificationId: string) {
  const sent = await call('getSentNotification', { params: { notificationId } });
  const rows = sent.messages.map(({ recipientId, channel, state, reason, updatedAt }) => [
    ...[recipientId, channel, state, clock(updatedAt), reason ?? ''],
  ]);
  output.result(sent, [
    `${sent.id} ${sent.template} ${clock(sent.createdAt)}`,
    ...(rows.length > 0 ? table([['RECIPIENT', 'CHANNEL', 'STATE', 'SINCE', 'WHY'], ...rows]) : []),
  ]);
}

/** `freehold notification list`: the own inbox. */
export async function listInbox(
  { call, output }: CliContext,
  { archived, ...page }: PageOptions & { readonly archived?: boolean },
): Promise<void> {
  const inbox = await call('listInbox', {
    query: { ...page, archived: archived ? 'true' : 'false' },
  });
  const rows = inbox.items.map(({ id, createdAt, readAt, category, title }) => [
    ...[id, clock(createdAt), readAt ? '' : 'new', category, title],
  ]);
  const head = ['ID', 'TIME', '', 'CATEGORY', 'TITLE'];
  output.result(inbox, rows.length > 0 ? table([head, ...rows]) : ['Nothing.']);
  if (inbox.nextCursor) output.remark(`More with: --cursor ${inbox.nextCursor}`);
}

/** `freehold notification read ID`, `archive ID` */
export async function markNotification(
  { call, output }: CliContext,
  operation: 'readNotification' | 'archiveNotification',
  notificationId: string,
): Promise<void> {
  const request = { params: { notificationId } };
  const item =
    operation === 'readNotification'
      ? await call('readNotification', request)
      : await call('archiveNotification', request);
  output.result(item, [item.title, '', item.text, ...(item.link ? ['', item.link] : [])]);
}

/** `freehold notification read-all` */
export async function readAll({ call, output }: CliContext): Promise<void> {
  const marked = await call('readAllNotifications');
  output.result(marked, [`${counted(marked.marked, 'notification')} marked as read.`]);
}

/** `freehold notification preferences`; with `--set JSON` in place of those before. */
export async function preferences(
  { call, output }: CliContext,
  { set }: { readonly set?: JsonObject },
): Promise<void> {
  const now = set
    ? await call('putNotificationPreferences', { body: set })
    : await call('getNotificationPreferences');
  output.result(now, [JSON.stringify(now, null, 2)]);
}

/** `freehold notification suppressions list` */
export async function listSuppressions({ call, output }: CliContext, query: PageOptions) {
  const page = await call('listSuppressions', { query });
  const rows = page.items.map(({ id, channel, address, reason, since }) => [
    ...[id, channel, address, reason, clock(since)],
  ]);
  const head = ['ID', 'CHANNEL', 'ADDRESS', 'REASON', 'SINCE'];
  output.result(page, rows.length > 0 ? table([head, ...rows]) : ['Nothing is suppressed.']);
  if (page.nextCursor) output.remark(`More with: --cursor ${page.nextCursor}`);
}

/** `freehold notification suppressions remove ID` */
export async function removeSuppression({ call, output }: CliContext, suppressionId: string) {
  await call('removeSuppression', { params: { suppressionId } });
  output.result({ suppressionId }, [`${suppressionId} is removed.`]);
}
