import type { AnswerOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { callTo, NOT_SHOWN } from '../api/call.ts';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Badge } from '../ui/badge.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { Card } from '../ui/card.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { SendButton } from '../ui/send-button.tsx';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { CurrentPassword } from './current-password.tsx';
import { NewPasswordField } from '../session/token-field.tsx';

export function SessionsCard() {
  const { account } = useTexts();
  const sessions = useQuery(callOptions('listSessions', {}));
  return (
    <Card title={account.sessions} actions={<ApiCall call={{ id: 'listSessions' }} />}>
      <Loaded query={sessions}>
        {({ items }) => (
          <div className="flex flex-col gap-3">
            <SessionsTable items={items} />
            {items.length > 1 && (
              <div>
                <SendButton
                  label={account.endOthers}
                  call={callTo('endOtherSessions', {})}
                  done={account.othersEnded}
                />
              </div>
            )}
          </div>
        )}
      </Loaded>
    </Card>
  );
}

type SessionsTableProps = { readonly items: AnswerOf<'listSessions'>['items'] };

function SessionsTable({ items }: SessionsTableProps) {
  const { account, common } = useTexts();
  return (
    <Table
      caption={account.sessions}
      items={items}
      keyOf={({ id }) => id}
      columns={[
        { title: account.program, cell: ({ userAgent }) => <bdi>{userAgent}</bdi> },
        {
          title: account.from,
          cell: ({ sourceIp }) => <code className="whitespace-nowrap">{sourceIp}</code>,
          isWide: true,
        },
        {
          title: account.lastUsed,
          cell: ({ lastUsedAt }) => <Time at={lastUsedAt} />,
          isWide: true,
        },
        {
          title: common.actions,
          cell: ({ id, isCurrent, userAgent }) =>
            isCurrent ? (
              <Badge tone="info">{account.thisOne}</Badge>
            ) : (
              <SendButton
                label={account.end}
                of={userAgent}
                call={callTo('endOneSession', { params: { sessionId: id } })}
                done={account.ended}
              />
            ),
        },
      ]}
    />
  );
}

export function PasswordCard() {
  const { account } = useTexts();
  return (
    <Card
      title={account.password}
      actions={
        <CallButton
          label={account.changePassword}
          text={account.passwordText}
          call={({ currentPassword = '', newPassword = '' }) =>
            callTo('changePassword', { body: { currentPassword, newPassword } })
          }
          example={callTo('changePassword', {
            body: { currentPassword: NOT_SHOWN, newPassword: NOT_SHOWN },
          })}
          done={account.passwordChanged}
        >
          <CurrentPassword />
          <NewPasswordField name="newPassword" />
        </CallButton>
      }
    >
      <p className="text-quiet">{account.passwordText}</p>
    </Card>
  );
}
