import type { RequestOf } from '@freehold/sdk';
import { PermissionFields } from '../roles/permission-fields.tsx';
import { useTexts } from '../texts/use-texts.ts';
import type { Given } from '../ui/call-dialog.tsx';
import { AreaField, SelectField, TextField } from '../ui/field.tsx';
import { linesIn, momentOf } from '../ui/lines.ts';

type NewKey = RequestOf<'createApiKey'>['body'];

type Permission = RequestOf<'createRole'>['body']['permissions'][number];

/** What only a person may do; a list that the API's own types hold to be whole. */
const PERSONS_ALONE: Readonly<Record<Exclude<Permission, NewKey['permissions'][number]>, true>> = {
  'policy:write': true,
  'members:write': true,
  'roles:write': true,
  'ownership:write': true,
  'termination:write': true,
  'exports:write': true,
  'onboarding:read': true,
  'support-access:write': true,
  'api-keys:write': true,
  'audit:write': true,
  'billing:write': true,
  'inbox:read': true,
  'inbox:write': true,
};

const isForKeys = (permission: string) => !Object.hasOwn(PERSONS_ALONE, permission);

export function newKeyIn(given: Given, form: FormData): NewKey {
  const { name = '', kind, mode, expiresAt, perMinute = '' } = given;
  const expires = momentOf(expiresAt);
  return {
    name,
    permissions: form.getAll('permissions') as NewKey['permissions'],
    kind: kind === 'personal' ? kind : 'service',
    mode: mode === 'test' ? mode : 'live',
    allowedAddresses: linesIn(given.allowedAddresses),
    ...(expires !== undefined && { expiresAt: expires }),
    ...(perMinute !== '' && { rateLimit: { perMinute: Number(perMinute) } }),
  };
}

export function NewKeyFields() {
  const { keys } = useTexts();
  return (
    <>
      <TextField name="name" label={keys.name} required autoComplete="off" />
      <PermissionFields legend={keys.permissions} chosen={[]} isFit={isForKeys} />
      <div className="grid gap-3 sm:grid-cols-2">
        <SelectField name="kind" label={keys.kind}>
          <option value="service">{keys.service}</option>
          <option value="personal">{keys.personal}</option>
        </SelectField>
        <SelectField name="mode" label={keys.mode}>
          <option value="live">{keys.live}</option>
          <option value="test">{keys.test}</option>
        </SelectField>
        <TextField
          name="expiresAt"
          type="datetime-local"
          label={keys.expires}
          hint={keys.expiresHint}
        />
        <TextField
          name="perMinute"
          type="number"
          min={1}
          label={keys.perMinute}
          hint={keys.perMinuteHint}
        />
      </div>
      <AreaField
        name="allowedAddresses"
        label={keys.addresses}
        hint={keys.addressesHint}
        rows={2}
      />
    </>
  );
}
