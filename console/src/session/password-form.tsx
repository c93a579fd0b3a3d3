import { Link } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { valuesOf } from '../ui/values-of.ts';
import { PublicCard } from './public-page.tsx';
import { WhoFields } from './who-fields.tsx';

export type Given = { readonly tenant: string; readonly email: string; readonly password: string };

type PasswordFormProps = {
  readonly values: Readonly<Record<string, string>>;
  readonly onSubmit: (given: Given) => void;
  readonly isBusy: boolean;
};

export function PasswordForm({ values, onSubmit, isBusy }: PasswordFormProps) {
  const { signIn, join } = useTexts();
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    const { tenant = '', email = '', password = '' } = valuesOf(event);
    onSubmit({ tenant: tenant.trim(), email: email.trim(), password });
  };
  return (
    <PublicCard title={signIn.title}>
      <form onSubmit={submit} className="flex flex-col gap-4">
        <WhoFields values={values} isOperatorToo />
        <PasswordField name="password" label={signIn.password} />
        <Button type="submit" look="main" disabled={isBusy}>
          {signIn.submit}
        </Button>
      </form>
      <p className="flex flex-wrap justify-between gap-2">
        <Link to="/forgot-password" className="text-link underline">
          {join.forgot}
        </Link>
        <Link to="/recover" className="text-link underline">
          {join.lostFactor}
        </Link>
      </p>
    </PublicCard>
  );
}
