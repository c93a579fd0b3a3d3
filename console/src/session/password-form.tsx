import type { SyntheticEvent } from 'react';
import { PLATFORM_NAME } from '../app/platform-name.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { TextField } from '../ui/field.tsx';
import { valuesOf } from '../ui/values-of.ts';

export type Given = { readonly tenant: string; readonly email: string; readonly password: string };

type PasswordFormProps = {
  readonly onSubmit: (given: Given) => void;
  readonly isBusy: boolean;
};

export function PasswordForm({ onSubmit, isBusy }: PasswordFormProps) {
  const { signIn } = useTexts();
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    const { tenant = '', email = '', password = '' } = valuesOf(event);
    onSubmit({ tenant: tenant.trim(), email: email.trim(), password });
  };
  return (
    <form
      onSubmit={submit}
      className="flex flex-col gap-4 rounded-lg border border-line bg-card p-6"
    >
      <div>
        <p className="font-semibold text-link">{PLATFORM_NAME}</p>
        <h1>{signIn.title}</h1>
      </div>
      <TextField
        name="tenant"
        label={signIn.tenant}
        hint={signIn.tenantHint}
        autoComplete="organization"
        autoCapitalize="none"
      />
      <TextField name="email" type="email" label={signIn.email} required autoComplete="username" />
      <TextField
        name="password"
        type="password"
        label={signIn.password}
        required
        autoComplete="current-password"
      />
      <Button type="submit" look="main" disabled={isBusy}>
        {signIn.submit}
      </Button>
    </form>
  );
}
