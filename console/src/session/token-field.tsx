import { useTexts } from '../texts/use-texts.ts';
import { TextField } from '../ui/field.tsx';

/** Where the link was not followed: the token as the mail has it. */
export function TokenField({ label }: { readonly label: string }) {
  const { join } = useTexts();
  return <TextField name="token" label={label} hint={join.tokenHint} required autoComplete="off" />;
}

export function NewPasswordField({ name }: { readonly name: string }) {
  const { signIn } = useTexts();
  return (
    <TextField
      name={name}
      type="password"
      label={signIn.newPassword}
      hint={signIn.newPasswordHint}
      required
      autoComplete="new-password"
    />
  );
}
