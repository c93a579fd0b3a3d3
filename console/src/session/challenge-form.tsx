import type { Challenge, ChallengeReply } from '@freehold/sdk';
import type { SyntheticEvent } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { Authenticator } from '../ui/authenticator.tsx';
import { Button } from '../ui/button.tsx';
import { CodeField } from '../ui/code-field.tsx';
import { TextField } from '../ui/field.tsx';
import { valuesOf } from '../ui/values-of.ts';

type ChallengeFormProps = {
  readonly challenge: Challenge;
  readonly reply: (reply: ChallengeReply) => void;
  readonly isBusy: boolean;
};

/** What the platform asks for beside the password. */
export function ChallengeForm({ challenge, reply, isBusy }: ChallengeFormProps) {
  const { signIn } = useTexts();
  const isPassword = challenge.name === 'NEW_PASSWORD_REQUIRED';
  const isSetUp = challenge.name === 'MFA_SETUP';
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    const { newPassword = '', code = '' } = valuesOf(event);
    reply(isPassword ? { newPassword } : { code: code.trim() });
  };
  const title = isPassword
    ? signIn.newPasswordTitle
    : isSetUp
      ? signIn.setUpTitle
      : signIn.codeTitle;
  return (
    <form
      onSubmit={submit}
      className="flex flex-col gap-4 rounded-lg border border-line bg-card p-6"
    >
      <h1>{title}</h1>
      {isSetUp && <Authenticator {...challenge.authenticator} />}
      {isPassword ? (
        <TextField
          name="newPassword"
          type="password"
          label={signIn.newPassword}
          hint={signIn.newPasswordHint}
          required
          autoFocus
          autoComplete="new-password"
        />
      ) : (
        <CodeField hint={signIn.codeHint} autoFocus pattern="\s*\d{6}\s*" />
      )}
      <Button type="submit" look="main" disabled={isBusy}>
        {signIn.go}
      </Button>
    </form>
  );
}
