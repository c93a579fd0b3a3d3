import { useTexts } from '../texts/use-texts.ts';
import { PasswordField } from '../ui/password-field.tsx';

export function CurrentPassword() {
  const { account } = useTexts();
  return <PasswordField name="currentPassword" label={account.current} />;
}
