import type { ComponentProps } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { TextField } from './field.tsx';

type CodeFieldProps = Pick<ComponentProps<typeof TextField>, 'hint' | 'pattern' | 'autoFocus'>;

/** A code that somebody was sent, or that an app shows. */
export function CodeField(props: CodeFieldProps) {
  const { signIn } = useTexts();
  return (
    <TextField
      name="code"
      label={signIn.code}
      required
      inputMode="numeric"
      autoComplete="one-time-code"
      {...props}
    />
  );
}
