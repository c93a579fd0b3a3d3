import type { Contact, Contacts, Device } from '../../../core/notifications/contact.ts';
import {
  registerDevice,
  removeDevices,
  type DevicePorts,
} from '../../../core/notifications/devices.ts';
import {
  confirmNumber,
  removeNumber,
  startNumber,
  type PhoneNumberPorts,
} from '../../../core/notifications/phone-number.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

export type ContactPorts = { readonly contacts: Pick<Contacts, 'find' | 'replace'> };

/** Whose devices they are, the principal alone says. */
export const registerDeviceOperation = (ports: DevicePorts) =>
  operation('registerDevice', async ({ tenant, principal: { id: memberId }, body }) => {
    const registered = await registerDevice(ports, { tenant, memberId }, body);
    return registered.ok ? answer(201, deviceView(registered.value)) : refusal(registered.error);
  });

export const listDevices = ({
  contacts,
  publicKey,
}: ContactPorts & { readonly publicKey: string | undefined }) =>
  operation('listDevices', async ({ tenant, principal }) => {
    const { devices } = await contacts.find(tenant, principal.id);
    return answer(200, { items: devices.map(deviceView), publicKey });
  });

export const removeDevice = ({ contacts }: ContactPorts) =>
  operation('removeDevice', async ({ tenant, principal: { id: memberId }, params }) => {
    const isRemoved = await removeDevices(contacts, { tenant, memberId }, [params.deviceId]);
    return isRemoved ? answer(204) : refusal({ kind: 'DeviceNotFound' });
  });

export const getPhoneNumber = ({ contacts }: ContactPorts) =>
  operation('getPhoneNumber', async ({ tenant, principal }) =>
    answer(200, numberView(await contacts.find(tenant, principal.id))),
  );

export const putPhoneNumber = (ports: PhoneNumberPorts) =>
  operation('putPhoneNumber', async ({ tenant, principal: { id: memberId }, body }) => {
    const begun = await startNumber(ports, { tenant, memberId }, body.number);
    return begun.ok ? answer(200, numberView(begun.value)) : refusal(begun.error);
  });

export const confirmPhoneNumber = (ports: Pick<PhoneNumberPorts, 'contacts' | 'now'>) =>
  operation('confirmPhoneNumber', async ({ tenant, principal: { id: memberId }, body }) => {
    const confirmed = await confirmNumber(ports, { tenant, memberId }, body.code);
    return confirmed.ok ? answer(200, numberView(confirmed.value)) : refusal(confirmed.error);
  });

export const removePhoneNumber = ({ contacts }: ContactPorts) =>
  operation('removePhoneNumber', async ({ tenant, principal: { id: memberId } }) => {
    await removeNumber(contacts, { tenant, memberId });
    return answer(204);
  });

/** Where it is reached, and by which keys, is not shown: whoever knows it can push to it. */
const deviceView = ({ id, name, target, createdAt }: Device) => ({
  id,
  kind: target.kind === 'sns' ? ('mobile' as const) : target.kind,
  name,
  createdAt: createdAt.toISOString(),
});

const numberView = ({ phone, pending }: Contact) => ({
  number: phone?.number,
  confirmedAt: phone?.confirmedAt.toISOString(),
  ...(pending && {
    pending: {
      number: pending.number,
      expiresAt: pending.expiresAt.toISOString(),
      triesLeft: pending.triesLeft,
    },
  }),
});
