import { useTexts } from '../texts/use-texts.ts';
import { TextField } from '../ui/field.tsx';

type WhoFieldsProps = {
  /** What the link says of it. */
  readonly values: Readonly<Record<string, string>>;
  readonly isOperatorToo?: boolean;
};

export function WhoFields({ values: { tenant, email }, isOperatorToo = false }: WhoFieldsProps) {
  const { signIn } = useTexts();
  return (
    <>
      <TextField
        name="tenant"
        label={signIn.tenant}
        hint={isOperatorToo ? signIn.tenantHint : undefined}
        required={!isOperatorToo}
        defaultValue={tenant}
        autoComplete="organization"
        autoCapitalize="none"
      />
      <TextField
        name="email"
        type="email"
        label={signIn.email}
        required
        defaultValue={email}
        autoComplete="username"
      />
    </>
  );
}
