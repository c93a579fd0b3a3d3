import { useTexts } from '../texts/use-texts.ts';
import { SelectField } from '../ui/field.tsx';
import { useRoles } from './use-roles.ts';

export function RoleField({ chosen }: { readonly chosen: string }) {
  const { members } = useTexts();
  const roles = useRoles();
  const isKnown = roles.some(({ id }) => id === chosen);
  return (
    <SelectField key={String(isKnown)} name="role" label={members.role} defaultValue={chosen}>
      {!isKnown && <option>{chosen}</option>}
      {roles.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}
