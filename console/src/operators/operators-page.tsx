import type { ItemOf, RequestOf } from '@freehold/sdk';
import { useState } from 'react';
import { callTo } from '../api/call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Badge } from '../ui/badge.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { Page } from '../ui/page.tsx';
import { RowMenu, rowAction } from '../ui/row-menu.tsx';
import { SecretDialog } from '../ui/secret-dialog.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';

type Operator = ItemOf<'listOperators'>;
type Role = RequestOf<'createOperator'>['body']['role'];
const ROLES: readonly Role[] = ['admin', 'support', 'billing', 'auditor'];
const roleOf = (text = ''): Role => ROLES.find((role) => role === text) ?? 'auditor';

export function OperatorsPage() {
  const { operators } = useTexts();
  const may = useMay();
  const [password, setPassword] = useState<string>();
  return (
    <Page
      title={operators.title}
      actions={may('operators:write') && <CreateButton onPassword={setPassword} />}
    >
      <OperatorsCard />
      {password !== undefined && (
        <SecretDialog
          title={operators.password}
          text={operators.passwordText}
          secret={password}
          onClose={() => setPassword(undefined)}
        />
      )}
    </Page>
  );
}

function RoleField({ chosen }: { readonly chosen: string }) {
  const { operators } = useTexts();
  return (
    <SelectField name="role" label={operators.role} defaultValue={chosen}>
      {ROLES.map((role) => (
        <option key={role}>{role}</option>
      ))}
    </SelectField>
  );
}

function CreateButton({ onPassword }: { readonly onPassword: (password: string) => void }) {
  const { operators } = useTexts();
  return (
    <CallButton
      look="main"
      label={operators.create}
      text={operators.createText}
      call={({ email = '', role }) =>
        callTo('createOperator', { body: { email: email.trim(), role: roleOf(role) } })
      }
      example={callTo('createOperator', {
        body: { email: 'op@freehold.example', role: 'support' },
      })}
      onDone={({ firstPassword }) => onPassword(firstPassword)}
    >
      <TextField name="email" type="email" label={operators.email} required autoComplete="off" />
      <RoleField chosen="support" />
    </CallButton>
  );
}

function OperatorsCard() {
  const { operators, common } = useTexts();
  const may = useMay();
  const actions = {
    title: common.actions,
    cell: (operator: Operator) => <OperatorActions operator={operator} />,
  };
  return (
    <ListCard id="listOperators" title={operators.title} empty={operators.empty}>
      {(items) => (
        <Table
          caption={operators.title}
          items={items}
          keyOf={({ id }) => id}
          columns={[
            { title: operators.operator, cell: ({ email }) => <bdi>{email}</bdi> },
            { title: operators.role, cell: ({ role }) => role },
            {
              title: operators.state,
              isWide: true,
              cell: ({ status }) => (
                <Badge tone={status === 'active' ? 'good' : 'warn'}>{operators[status]}</Badge>
              ),
            },
            {
              title: operators.since,
              isWide: true,
              cell: ({ createdAt }) => <Time at={createdAt} />,
            },
            ...(may('operators:write') ? [actions] : []),
          ]}
        />
      )}
    </ListCard>
  );
}

function OperatorActions({ operator }: { readonly operator: Operator }) {
  const { operators, members } = useTexts();
  const { id, email, role, status } = operator;
  const params = { operatorId: id };
  // The list tells no version; the role is given whatever it was.
  const change = (next: Role) =>
    callTo('changeOperator', { params, headers: { 'if-match': '*' }, body: { role: next } });
  const turn = callTo(status === 'active' ? 'disableOperator' : 'enableOperator', { params });
  const remove = callTo('removeOperator', { params });
  return (
    <RowMenu
      name={members.actionsFor(email)}
      actions={[
        rowAction({
          label: operators.changeRole,
          text: operators.changeRoleText,
          call: ({ role: next }) => change(roleOf(next)),
          example: change(roleOf(role)),
          done: operators.changed,
          children: <RoleField chosen={role} />,
        }),
        rowAction({
          label: status === 'active' ? operators.disable : operators.enable,
          text: status === 'active' ? operators.disableText : undefined,
          call: () => turn,
          example: turn,
          done: status === 'active' ? operators.disabledDone : operators.enabledDone,
        }),
        rowAction({
          label: operators.remove,
          title: operators.removeTitle,
          text: <bdi>{email}</bdi>,
          isDanger: true,
          call: () => remove,
          example: remove,
          done: operators.removed,
        }),
      ]}
    />
  );
}
