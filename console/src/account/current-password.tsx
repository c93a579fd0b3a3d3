import { useTexts } from '../texts/use-texts.ts';
import { TextField } from '../ui/field.tsx';

export function CurrentPassword() {
  const { account } = useTexts();
  return (
    <TextField
      name="currentPassword"
      type="password"
      label={account.current}
      required
      autoComplete="current-password"
    />
  );
}
