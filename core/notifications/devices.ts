import { createHash } from 'node:crypto';
import { idOfBytes } from '../../kit/id.ts';
import { fail, ok, type Result } from '../../kit/result.ts';
import type {
  MobileEndpointError,
  MobileEndpoints,
  MobilePlatform,
} from '../channels/mobile-endpoints.ts';
import type { PushTarget } from '../channels/push-sender.ts';
import { outboundUrlError } from '../outbound-http/outbound-url.ts';
import type { TenantScope } from '../tenancy/tenant-context.ts';
import type { FieldError, InvalidDraft } from '../tenants/field-error.ts';
import {
  changeContact,
  type Contact,
  type Contacts,
  type Device,
  type DeviceId,
} from './contact.ts';

export const MOST_DEVICES = 10;

export type DeviceDraft = { readonly name?: string | undefined } & (
  | (Extract<PushTarget, { kind: 'web_push' }> & { readonly platform?: undefined })
  | { readonly kind: 'mobile'; readonly platform: MobilePlatform; readonly token: string }
);

export type DeviceLimit = { readonly kind: 'DeviceLimitReached'; readonly limit: number };
export type RegisterDeviceError = InvalidDraft | DeviceLimit | { readonly kind: 'PushUnavailable' };

export type DevicePorts = {
  readonly contacts: Pick<Contacts, 'find' | 'replace'>;
  readonly endpoints: MobileEndpoints;
  /** Whether the platform pushes to browsers. */
  readonly hasWebPush: boolean;
  readonly now: () => Date;
};

type Member = { readonly tenant: TenantScope; readonly memberId: string };

/** The same subscription or token is the same device, however often it is registered. */
export async function registerDevice(
  ports: DevicePorts,
  member: Member,
  draft: DeviceDraft,
): Promise<Result<Device, RegisterDeviceError>> {
  const { contacts, now } = ports;
  const id = idOf(draft);
  // Before SNS keeps an endpoint that no member would have.
  const free = othersOf(await contacts.find(member.tenant, member.memberId), id);
  if (!free.ok) return free;
  const target = await targetOf(ports, draft);
  if (!target.ok) return target;
  const device = { id, name: draft.name, target: target.value, createdAt: now() };
  const changed = await changeContact<DeviceLimit>(contacts, member, (before) => {
    const others = othersOf(before, id);
    return others.ok ? ok({ ...before, devices: [...others.value, device] }) : others;
  });
  return changed.ok ? ok(device) : changed;
}

function othersOf({ devices }: Contact, device: DeviceId): Result<Device[], DeviceLimit> {
  const others = devices.filter(({ id }) => id !== device);
  return others.length < MOST_DEVICES
    ? ok(others)
    : fail({ kind: 'DeviceLimitReached', limit: MOST_DEVICES });
}

/** False where there is none of them. */
export async function removeDevices(
  contacts: Pick<Contacts, 'find' | 'replace'>,
  member: Member,
  ids: readonly DeviceId[],
): Promise<boolean> {
  let isThere = false;
  await changeContact(contacts, member, (before) => {
    const devices = before.devices.filter(({ id }) => !ids.includes(id));
    isThere = devices.length < before.devices.length;
    return ok(isThere ? { ...before, devices } : null);
  });
  return isThere;
}

async function targetOf(
  { endpoints, hasWebPush }: DevicePorts,
  draft: DeviceDraft,
): Promise<Result<PushTarget, InvalidDraft | { readonly kind: 'PushUnavailable' }>> {
  if (draft.kind === 'mobile') {
    const endpoint = await endpoints.endpointOf(draft.platform, draft.token);
    return endpoint.ok ? ok({ kind: 'sns', ...endpoint.value }) : fail(mobileError(endpoint.error));
  }
  if (!hasWebPush) return fail({ kind: 'PushUnavailable' });
  const { kind, endpoint, keys } = draft;
  const errors = subscriptionErrors(draft);
  return errors.length > 0
    ? fail({ kind: 'InvalidDraft', errors })
    : ok({ kind, endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth } });
}

const mobileError = ({ kind }: MobileEndpointError) =>
  kind === 'PushUnavailable'
    ? ({ kind } as const)
    : ({
        kind: 'InvalidDraft',
        errors: [{ pointer: '/token', detail: 'It is no token of such a device.' }],
      } as const);

/** An uncompressed point of P-256, and 16 bytes: https://www.rfc-editor.org/rfc/rfc8291#section-3.1 */
const POINT_BYTES = 65;
const AUTH_BYTES = 16;

/** A push service is named by a browser, so by anybody: it is called as a webhook's URL is. */
function subscriptionErrors({
  endpoint,
  keys,
}: Extract<PushTarget, { kind: 'web_push' }>): FieldError[] {
  const urlError = outboundUrlError(endpoint, { allowsLoopback: false });
  const point = Buffer.from(keys.p256dh, 'base64url');
  const isPoint = point.length === POINT_BYTES && point[0] === 4;
  const isAuth = Buffer.from(keys.auth, 'base64url').length === AUTH_BYTES;
  const detail = 'Give it as the browser’s PushSubscription has it.';
  return [
    ...(urlError === undefined ? [] : [{ pointer: '/endpoint', detail: urlError }]),
    ...(isPoint ? [] : [{ pointer: '/keys/p256dh', detail }]),
    ...(isAuth ? [] : [{ pointer: '/keys/auth', detail }]),
  ];
}

const idOf = (draft: DeviceDraft): DeviceId => {
  const text = draft.kind === 'mobile' ? `${draft.platform} ${draft.token}` : draft.endpoint;
  return idOfBytes('dev', createHash('sha256').update(text).digest().subarray(0, 16));
};
