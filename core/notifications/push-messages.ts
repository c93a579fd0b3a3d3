import type { PushSender, TargetGone } from '../channels/push-sender.ts';
import type { Delivery } from '../mail/mailer.ts';
import { scopeForPlatform } from '../tenancy/tenant-scope.ts';
import type { Contacts } from './contact.ts';
import { removeDevices } from './devices.ts';
import type { Outgoing, Send } from './send-message.ts';

export type PushPorts = {
  readonly sender: PushSender | undefined;
  readonly contacts: Pick<Contacts, 'find' | 'replace'>;
  readonly onError: (error: unknown) => void;
};

/** To all of a member's devices; those that are gone are forgotten. Undefined where the platform pushes nothing. */
export const pushMessages = ({ sender, contacts, onError }: PushPorts): Send | undefined =>
  sender &&
  (async (outgoing) => {
    const { devices = [] } = outgoing.to;
    const sent = await Promise.all(
      devices.map(async ({ id, target }) => ({
        id,
        end: await sender.send({ to: target, ...messageOf(outgoing) }),
      })),
    );
    const gone = sent.filter(({ end }) => end.kind === 'Gone').map(({ id }) => id);
    // Where they stay, the next message finds them gone again.
    await forget(contacts, outgoing, gone).catch(onError);
    return endOf(sent.map(({ end }) => end));
  });

const messageOf = ({ rendered: { title, body, link }, key, tenant }: Outgoing) => ({
  ...{ title, body, key, tenantId: tenant.id },
  ...(link !== undefined && { url: link }),
});

async function forget(
  contacts: PushPorts['contacts'],
  { to: { memberId }, tenant }: Outgoing,
  gone: Parameters<typeof removeDevices>[2],
): Promise<void> {
  if (memberId === undefined || gone.length === 0) return;
  await removeDevices(contacts, { tenant: scopeForPlatform(tenant), memberId }, gone);
}

/** It came if it came to one; it is worth another try only where certainly none has it. */
function endOf(ends: readonly (Delivery | TargetGone)[]): Delivery | null {
  const deliveries = ends.filter((end) => end.kind !== 'Gone');
  return (
    deliveries.find(({ kind }) => kind === 'Accepted') ??
    deliveries.find(({ kind }) => kind === 'Unknown') ??
    deliveries.find((one) => one.kind === 'Refused' && one.isTransient) ??
    deliveries[0] ??
    null
  );
}
