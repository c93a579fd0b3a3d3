import { TextField } from './field.tsx';

type PasswordFieldProps = { readonly name: string; readonly label: string };

/** The password that somebody has; a new one has another hint for the browser. */
export const PasswordField = ({ name, label }: PasswordFieldProps) => (
  <TextField name={name} type="password" label={label} required autoComplete="current-password" />
);
