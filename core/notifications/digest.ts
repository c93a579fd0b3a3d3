import { derivedId } from '../../kit/id.ts';
import { clipped } from '../../kit/text/clipped.ts';
import { someAtOnce } from '../../kit/some-at-once.ts';
import { oneLine } from '../../kit/text/one-line.ts';
import type { TenantId, TenantScope } from '../tenancy/tenant-context.ts';
import type { FindTemplate } from './find-template.ts';
import type { Message, Notification } from './notification.ts';
import { ENTRIES_AT_ONCE, type DigestEntry, type Digests } from './digests.ts';
import type { NotificationStore } from './notification-store.ts';
import { valueOf, type Preferences } from './preferences.ts';
import { renderNotification, type Rendered } from './render.ts';
import type { Work } from './work.ts';

export const DIGEST_TEMPLATE = 'digest';

/** A member's mails that are due at that time are one notification, which has the same id whoever gathers first. */
export const digestFor = (tenantId: TenantId, memberId: string, at: Date): Notification => ({
  id: derivedId('ntf', at, `digest ${tenantId} ${memberId}`),
  ...{ template: DIGEST_TEMPLATE, data: {}, to: [{ memberId }], channels: ['email'] },
  ...{ createdAt: at, isDigest: true },
});

export type DigestPorts = {
  readonly digests: Digests;
  readonly store: Pick<NotificationStore, 'find' | 'messages' | 'save'>;
  readonly templates: FindTemplate;
  readonly now: () => Date;
};

export type Content = { readonly category: string; readonly rendered: Rendered };

/** A mail of more would not be read to its end. */
const MOST_SHOWN = 100;
const ITEM_UNITS = 306;

/**
 * One mail for all that is still wanted; where that is a single notification, its own mail. Null where nothing is:
 * switched off since, or its template was deleted.
 */
export async function digestContent(
  ports: DigestPorts,
  { scope, template, entries = [] }: Work,
  { off, locale }: Preferences,
): Promise<Content | null> {
  const isOff = ({ category }: DigestEntry) => valueOf(off, category)?.includes('email') === true;
  await saveAll(ports, scope, { entries: entries.filter(isOff), as: { state: 'muted' } });
  const wanted = entries.filter((entry) => !isOff(entry));
  const found = await someAtOnce(
    wanted.slice(0, MOST_SHOWN),
    ENTRIES_AT_ONCE,
    async ({ notificationId, category }) => {
      const one = await ports.store.find(scope, notificationId);
      const itsTemplate = one && (await ports.templates.find(scope, one.template));
      return (
        itsTemplate && { category, rendered: renderNotification(itsTemplate, one.data, locale) }
      );
    },
  );
  const shown: Content[] = found.filter((one) => one !== null);
  if (shown.length < 2) return shown[0] ?? null;
  const left = Math.max(0, wanted.length - MOST_SHOWN);
  const items = [...shown.map(itemOf), ...(left > 0 ? [`… +${left}`] : [])].join('\n\n');
  const data = { count: shown.length + left, items };
  return { category: template.category, rendered: renderNotification(template, data, locale) };
}

const itemOf = ({ rendered: { title, text, link } }: Content): string =>
  clipped(`${title}: ${oneLine(text)}`, ITEM_UNITS) + (link ? ` ${link}` : '');

/**
 * The end of the digest is that of all it listed. It is written before them, and so a run that dies in between has
 * the next one do so. `next` is when the digest is tried again.
 */
export async function endEntries(
  ports: DigestPorts,
  { scope, notification: digest, entries = [] }: Work,
  next: Date | undefined,
): Promise<void> {
  const [message] = await ports.store.messages(scope, digest.id);
  const isOpen = !message || message.state === 'queued' || message.state === 'sending';
  if (isOpen && next) return;
  // Where it is open and will not be tried again, its reader has left.
  const { state, reason, attempts } = isOpen ? LEFT : message;
  await saveAll(ports, scope, { entries, as: { state, reason, attempts } });
}

const LEFT = { state: 'unreachable', reason: undefined, attempts: 0 } as const;

type Ends = {
  readonly entries: readonly DigestEntry[];
  readonly as: Pick<Message, 'state' | 'reason'> & Partial<Pick<Message, 'attempts'>>;
};

async function saveAll(
  { store, now }: DigestPorts,
  scope: TenantScope,
  { entries, as }: Ends,
): Promise<void> {
  await someAtOnce(entries, ENTRIES_AT_ONCE, ({ notificationId, recipientId }) => {
    const ended = { channel: 'email', attempts: 0, ...as, updatedAt: now() } as const;
    return store.save(scope, { notificationId, recipientId, ...ended });
  });
}
