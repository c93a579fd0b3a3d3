import { useNavigate } from '@tanstack/react-router';
import { callTo } from '../api/call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { TextField } from '../ui/field.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { useToast } from '../ui/toasts.tsx';
import { useFragment } from './fragment.ts';
import { OpenForm } from './open-form.tsx';
import { WhoFields } from './who-fields.tsx';

/** Removes a second factor that was lost, by one of the codes that were kept. */
export function RecoverPage() {
  const { join, signIn } = useTexts();
  const toast = useToast();
  const navigate = useNavigate();
  return (
    <OpenForm
      title={join.recoverTitle}
      text={join.recoverText}
      submit={join.recover}
      call={({ tenant = '', email = '', password = '', recoveryCode = '' }) =>
        callTo('recoverAccount', {
          body: {
            ...{ tenant: tenant.trim(), email: email.trim(), password },
            recoveryCode: recoveryCode.trim(),
          },
        })
      }
      onDone={() => {
        toast(join.recovered);
        void navigate({ to: '/sign-in' });
      }}
    >
      <WhoFields values={useFragment()} />
      <PasswordField name="password" label={signIn.password} />
      <TextField name="recoveryCode" label={join.recoveryCode} required autoComplete="off" />
    </OpenForm>
  );
}
