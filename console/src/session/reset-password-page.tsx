import { useNavigate } from '@tanstack/react-router';
import { callTo } from '../api/call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useToast } from '../ui/toasts.tsx';
import { useFragment } from './fragment.ts';
import { OpenForm } from './open-form.tsx';
import { NewPasswordField, TokenField } from './token-field.tsx';

/** Where the mail that resets a password leads. */
export function ResetPasswordPage() {
  const { join } = useTexts();
  const toast = useToast();
  const navigate = useNavigate();
  const { token } = useFragment();
  return (
    <OpenForm
      title={join.resetTitle}
      submit={join.reset}
      call={({ newPassword = '', token: typed = '' }) =>
        callTo('completePasswordReset', { body: { token: token ?? typed.trim(), newPassword } })
      }
      onDone={() => {
        toast(join.resetDone);
        void navigate({ to: '/sign-in' });
      }}
    >
      {token === undefined && <TokenField label={join.resetToken} />}
      <NewPasswordField name="newPassword" />
    </OpenForm>
  );
}
