import { useQuery } from '@tanstack/react-query';
import { callOptions } from '../api/use-call.ts';
import { useMay } from '../session/me.ts';
import { CheckField } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';

type PermissionFieldsProps = {
  readonly legend: string;
  readonly chosen: readonly string[];
  readonly isFit?: (permission: string) => boolean;
};

/** Permissions to tick: of those, what whoever asks has. */
export function PermissionFields({ legend, chosen, isFit = () => true }: PermissionFieldsProps) {
  const may = useMay();
  const permissions = useQuery(callOptions('listPermissions', {}));
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1 font-medium">{legend}</legend>
      <Loaded query={permissions}>
        {({ items }) => (
          <div className="grid max-h-72 gap-2 overflow-y-auto rounded-md border border-line p-3 sm:grid-cols-2">
            {items
              .filter(({ permission }) => isFit(permission))
              .map(({ permission, description }) => (
                <CheckField
                  key={permission}
                  name="permissions"
                  value={permission}
                  label={permission}
                  hint={description}
                  defaultChecked={chosen.includes(permission)}
                  disabled={!may(permission) && !chosen.includes(permission)}
                />
              ))}
          </div>
        )}
      </Loaded>
    </fieldset>
  );
}
