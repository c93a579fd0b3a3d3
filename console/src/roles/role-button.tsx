import type { RequestOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { callTo } from '../api/call.ts';
import { taggedOptions } from '../api/use-tagged.ts';
import { useTexts } from '../texts/use-texts.ts';
import { CallButton, type Given } from '../ui/call-dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { PermissionFields } from './permission-fields.tsx';
import type { Role } from './role.ts';

type Wanted = RequestOf<'createRole'>['body'];

/** As the form has it; the platform says what is wrong with it. */
const wantedIn = ({ name = '', description = '' }: Given, form: FormData) => ({
  name,
  description: description.trim(),
  permissions: form.getAll('permissions') as Wanted['permissions'],
});

/** Makes a role, or changes that one. */
export function RoleButton({ role }: { readonly role?: Role }) {
  return role ? <ChangeButton role={role} /> : <CreateButton />;
}

function CreateButton() {
  const { roles } = useTexts();
  return (
    <CallButton
      look="main"
      label={roles.create}
      text={roles.createText}
      call={(given, form) => {
        const { description, ...wanted } = wantedIn(given, form);
        const body = { ...wanted, ...(description !== '' && { description }) };
        return callTo('createRole', { body });
      }}
      example={callTo('createRole', {
        body: { name: 'Bookkeeper', permissions: ['records:read', 'files:read'] },
      })}
      done={roles.created}
    >
      <Fields />
    </CallButton>
  );
}

function ChangeButton({ role }: { readonly role: Role }) {
  const { roles } = useTexts();
  const params = { roleId: role.id };
  const { data } = useQuery(taggedOptions('getRole', { params }));
  if (!data) return null;
  const { ifMatch, body: found } = data;
  const change = (body: RequestOf<'updateRole'>['body']) =>
    callTo('updateRole', { params, headers: ifMatch, body });
  return (
    <CallButton
      label={roles.edit}
      of={found.name}
      text={roles.editText}
      call={(given, form) => {
        const { description, ...wanted } = wantedIn(given, form);
        return change({ ...wanted, description: description === '' ? null : description });
      }}
      example={change({ permissions: found.permissions })}
      done={roles.edited}
    >
      <Fields role={found} />
    </CallButton>
  );
}

function Fields({ role }: { readonly role?: Role }) {
  const { roles } = useTexts();
  return (
    <>
      <TextField name="name" label={roles.name} required defaultValue={role?.name} />
      <TextField name="description" label={roles.description} defaultValue={role?.description} />
      <PermissionFields legend={roles.permissions} chosen={role?.permissions ?? []} />
    </>
  );
}
