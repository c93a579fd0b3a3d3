import type { AnswerOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { callTo } from '../api/call.ts';
import { callOptions } from '../api/use-call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { Card, Empty, Facts } from '../ui/card.tsx';
import { CodeField } from '../ui/code-field.tsx';
import { TextField } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

type Device = AnswerOf<'listDevices'>['items'][number];
type PhoneNumber = AnswerOf<'getPhoneNumber'>;

/** Where push messages go; an app or a page registers itself there. */
export function DevicesCard() {
  const { contacts } = useTexts();
  const devices = useQuery(callOptions('listDevices', {}));
  return (
    <Card title={contacts.devices} actions={<ApiCall call={{ id: 'listDevices' }} />}>
      <Loaded query={devices}>
        {({ items }) =>
          items.length === 0 ? <Empty>{contacts.noDevice}</Empty> : <DevicesTable items={items} />
        }
      </Loaded>
    </Card>
  );
}

function DevicesTable({ items }: { readonly items: readonly Device[] }) {
  const { contacts, common } = useTexts();
  const may = useMay();
  const actions = { title: common.actions, cell: (one: Device) => <RemoveDevice device={one} /> };
  return (
    <Table
      caption={contacts.devices}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        {
          title: contacts.device,
          cell: ({ name, kind }) => <bdi>{name ?? contacts.kinds[kind]}</bdi>,
        },
        { title: contacts.kind, isWide: true, cell: ({ kind }) => contacts.kinds[kind] },
        {
          title: contacts.since,
          isWide: true,
          cell: ({ createdAt }) => <Time at={createdAt} />,
        },
        ...(may('inbox:write') ? [actions] : []),
      ]}
    />
  );
}

function RemoveDevice({ device }: { readonly device: Device }) {
  const { contacts } = useTexts();
  const name = device.name ?? contacts.kinds[device.kind];
  const remove = callTo('removeDevice', { params: { deviceId: device.id } });
  return (
    <CallButton
      label={contacts.remove}
      of={name}
      title={contacts.removeDevice}
      text={
        <>
          <bdi className="font-medium text-ink">{name}</bdi>
          <p>{contacts.removeDeviceText}</p>
        </>
      }
      isDanger
      call={() => remove}
      example={remove}
      done={contacts.deviceRemoved}
    />
  );
}

export function PhoneNumberCard() {
  const { contacts } = useTexts();
  const may = useMay();
  const phone = useQuery(callOptions('getPhoneNumber', {}));
  return (
    <Card title={contacts.phone} actions={<ApiCall call={{ id: 'getPhoneNumber' }} />}>
      <Loaded query={phone}>
        {(found) => (
          <div className="flex flex-col gap-3">
            <Numbers of={found} />
            {may('inbox:write') && <NumberActions of={found} />}
          </div>
        )}
      </Loaded>
    </Card>
  );
}

type OfNumber = { readonly of: PhoneNumber };

function Numbers({ of: { number, confirmedAt, pending } }: OfNumber) {
  const { contacts } = useTexts();
  return (
    <>
      {number === undefined && !pending && <p className="text-quiet">{contacts.noNumber}</p>}
      <Facts
        facts={[
          ...(number === undefined ? [] : [[contacts.number, number] as const]),
          ...(confirmedAt === undefined
            ? []
            : [[contacts.confirmed, <Time key="confirmed" at={confirmedAt} />] as const]),
          ...(pending
            ? [
                [contacts.pending, pending.number] as const,
                [contacts.codeUntil, <Time key="until" at={pending.expiresAt} />] as const,
                [contacts.tries, pending.triesLeft] as const,
              ]
            : []),
        ]}
      />
    </>
  );
}

function NumberActions({ of: { number, pending } }: OfNumber) {
  const { contacts } = useTexts();
  const remove = callTo('removePhoneNumber', {});
  return (
    <div className="flex flex-wrap gap-2">
      {pending && <ConfirmButton number={pending.number} />}
      <CallButton
        label={number === undefined ? contacts.set : contacts.change}
        text={contacts.setText}
        call={({ number: given = '' }) =>
          callTo('putPhoneNumber', { body: { number: given.replaceAll(/[\s()/-]/g, '') } })
        }
        example={callTo('putPhoneNumber', { body: { number: '+4915112345678' } })}
        done={contacts.codeSent}
      >
        <TextField
          name="number"
          type="tel"
          label={contacts.number}
          hint={contacts.numberHint}
          required
          autoComplete="tel"
        />
      </CallButton>
      {(number !== undefined || pending) && (
        <CallButton
          label={contacts.removeNumber}
          text={contacts.removeNumberText}
          isDanger
          call={() => remove}
          example={remove}
          done={contacts.numberRemoved}
        />
      )}
    </div>
  );
}

function ConfirmButton({ number }: { readonly number: string }) {
  const { contacts } = useTexts();
  return (
    <CallButton
      look="main"
      label={contacts.confirm}
      text={contacts.confirmText(number)}
      call={({ code = '' }) => callTo('confirmPhoneNumber', { body: { code: code.trim() } })}
      example={callTo('confirmPhoneNumber', { body: { code: '482913' } })}
      done={contacts.isConfirmed}
    >
      <CodeField />
    </CallButton>
  );
}
