import { useQuery } from '@tanstack/react-query';
import { callTo } from '../api/call.ts';
import { callOptions } from '../api/use-call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import type { Role } from './role.ts';
import { RoleButton } from './role-button.tsx';

export function RolesPage() {
  const { roles: texts } = useTexts();
  const may = useMay();
  const roles = useQuery(callOptions('listRoles', {}));
  return (
    <Page title={texts.title} actions={may('roles:write') && <RoleButton />}>
      <Loaded query={roles}>
        {({ items }) => (
          <>
            <OwnRoles roles={items.filter(({ builtIn }) => !builtIn)} />
            <Matrix roles={items} />
          </>
        )}
      </Loaded>
    </Page>
  );
}

function OwnRoles({ roles }: { readonly roles: readonly Role[] }) {
  const { roles: texts } = useTexts();
  const may = useMay();
  return (
    <Card title={texts.own} actions={<ApiCall call={{ id: 'listRoles' }} />}>
      {roles.length === 0 && <Empty>{texts.noOwn}</Empty>}
      <ul className="divide-y divide-line">
        {roles.map((role) => (
          <li key={role.id} className="flex flex-wrap items-center gap-3 py-2">
            <div className="min-w-0 flex-1 [overflow-wrap:anywhere]">
              <p className="font-medium">
                <bdi>{role.name}</bdi>
              </p>
              <p className="text-quiet">
                {role.description !== undefined && (
                  <>
                    <bdi>{role.description}</bdi> ·{' '}
                  </>
                )}
                {texts.usedBy(role.members ?? 0)}
              </p>
            </div>
            {may('roles:write') && (
              <>
                <RoleButton role={role} />
                <DeleteButton role={role} />
              </>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function DeleteButton({ role: { id, name } }: { readonly role: Role }) {
  const { roles } = useTexts();
  const call = callTo('deleteRole', { params: { roleId: id } });
  return (
    <CallButton
      label={roles.remove}
      of={name}
      title={roles.removeTitle}
      text={roles.removeText}
      isDanger
      call={() => call}
      example={call}
      done={roles.removed}
    />
  );
}

function Matrix({ roles }: { readonly roles: readonly Role[] }) {
  const { roles: texts } = useTexts();
  const permissions = useQuery(callOptions('listPermissions', {}));
  return (
    <Card title={texts.matrix} actions={<ApiCall call={{ id: 'listPermissions' }} />}>
      <Loaded query={permissions}>
        {({ items }) => (
          <div
            role="group"
            aria-label={texts.matrix}
            tabIndex={0}
            className="max-h-[70dvh] overflow-auto"
          >
            <table className="w-full text-left">
              <thead className="sticky top-0 bg-card text-quiet">
                <tr>
                  <th scope="col" className="px-2 py-2 font-normal">
                    {texts.permission}
                  </th>
                  {roles.map(({ id, name }) => (
                    <th key={id} scope="col" className="max-w-32 px-2 py-2 text-center font-normal">
                      <bdi className="[overflow-wrap:break-word]">{name}</bdi>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody className="divide-y divide-line">
                {items.map(({ permission, description }) => (
                  <tr key={permission}>
                    <th scope="row" className="px-2 py-1.5 font-normal">
                      <code>{permission}</code>
                      <span className="hidden text-quiet md:block">{description}</span>
                    </th>
                    {roles.map((role) => (
                      <Cell
                        key={role.id}
                        is={(role.permissions as string[]).includes(permission)}
                      />
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </Loaded>
    </Card>
  );
}

function Cell({ is }: { readonly is: boolean }) {
  const { roles } = useTexts();
  return (
    <td className="px-2 py-1.5 text-center">
      <span aria-hidden className={is ? 'text-good' : 'text-quiet'}>
        {is ? '✓' : '·'}
      </span>
      <span className="sr-only">{is ? roles.yes : roles.no}</span>
    </td>
  );
}
