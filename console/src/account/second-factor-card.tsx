import type { AnswerOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { callTo, NOT_SHOWN } from '../api/call.ts';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Authenticator } from '../ui/authenticator.tsx';
import { Badge } from '../ui/badge.tsx';
import { CallButton, CallDialog } from '../ui/call-dialog.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { CodeField } from '../ui/code-field.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { SecretDialog } from '../ui/secret-dialog.tsx';
import { Time } from '../ui/time.tsx';
import { CurrentPassword } from './current-password.tsx';

type Setup = AnswerOf<'beginSecondFactor'>;

export function SecondFactorCard() {
  const { account } = useTexts();
  const factor = useQuery(callOptions('showSecondFactor', {}));
  const [setup, setSetup] = useState<Setup>();
  const [codes, setCodes] = useState<readonly string[]>();
  return (
    <Card title={account.factor} actions={<ApiCall call={{ id: 'showSecondFactor' }} />}>
      <Loaded query={factor}>
        {(found) =>
          found.kind === 'none' ? (
            <NoFactor onBegun={setSetup} />
          ) : (
            <SetFactor factor={found} onCodes={setCodes} />
          )
        }
      </Loaded>
      {setup && (
        <ConfirmDialog setup={setup} onCodes={setCodes} onClose={() => setSetup(undefined)} />
      )}
      {codes && (
        <SecretDialog
          title={account.codes}
          text={account.codesText}
          secret={codes.join('\n')}
          onClose={() => setCodes(undefined)}
        />
      )}
    </Card>
  );
}

function NoFactor({ onBegun }: { readonly onBegun: (setup: Setup) => void }) {
  const { account } = useTexts();
  return (
    <Empty>
      {account.noFactor}
      <CallButton
        look="main"
        label={account.setUp}
        text={account.setUpText}
        call={({ currentPassword = '' }) =>
          callTo('beginSecondFactor', { body: { currentPassword } })
        }
        example={callTo('beginSecondFactor', { body: { currentPassword: NOT_SHOWN } })}
        onDone={onBegun}
      >
        <CurrentPassword />
      </CallButton>
    </Empty>
  );
}

type ConfirmDialogProps = {
  readonly setup: Setup;
  readonly onCodes: (codes: readonly string[]) => void;
  readonly onClose: () => void;
};

function ConfirmDialog({ setup, onCodes, onClose }: ConfirmDialogProps) {
  const { account, signIn } = useTexts();
  const { session, authenticator } = setup;
  return (
    <CallDialog
      label={account.confirm}
      title={account.setUp}
      call={({ code = '' }) =>
        callTo('confirmSecondFactor', { body: { session, code: code.trim() } })
      }
      example={callTo('confirmSecondFactor', { body: { session: NOT_SHOWN, code: '123456' } })}
      done={account.isSet}
      onDone={({ recoveryCodes }) => onCodes(recoveryCodes)}
      onClose={onClose}
    >
      <Authenticator {...authenticator} />
      <CodeField hint={signIn.codeHint} pattern="\s*\d{6}\s*" />
    </CallDialog>
  );
}

type SetFactorProps = {
  readonly factor: Extract<AnswerOf<'showSecondFactor'>, { kind: 'totp' }>;
  readonly onCodes: (codes: readonly string[]) => void;
};

function SetFactor({ factor: { confirmedAt, recoveryCodesLeft }, onCodes }: SetFactorProps) {
  const { account } = useTexts();
  return (
    <div className="flex flex-col items-start gap-3">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone="good">{account.totp}</Badge>
        {confirmedAt !== null && <Time at={confirmedAt} />}
      </p>
      <p className={recoveryCodesLeft < 3 ? 'text-warn' : 'text-quiet'}>
        {account.codesLeft(recoveryCodesLeft)}
      </p>
      <div className="flex flex-wrap gap-2">
        <CallButton
          label={account.newCodes}
          text={account.newCodesText}
          call={({ currentPassword = '' }) =>
            callTo('makeRecoveryCodes', { body: { currentPassword } })
          }
          example={callTo('makeRecoveryCodes', { body: { currentPassword: NOT_SHOWN } })}
          onDone={({ recoveryCodes }) => onCodes(recoveryCodes)}
        >
          <CurrentPassword />
        </CallButton>
        <CallButton
          label={account.removeFactor}
          text={account.removeFactorText}
          isDanger
          call={({ currentPassword = '' }) =>
            callTo('removeSecondFactor', { body: { currentPassword } })
          }
          example={callTo('removeSecondFactor', { body: { currentPassword: NOT_SHOWN } })}
          done={account.factorRemoved}
        >
          <CurrentPassword />
        </CallButton>
      </div>
    </div>
  );
}
