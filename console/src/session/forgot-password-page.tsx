import { useNavigate } from '@tanstack/react-router';
import { callTo } from '../api/call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useToast } from '../ui/toasts.tsx';
import { useFragment } from './fragment.ts';
import { OpenForm } from './open-form.tsx';
import { WhoFields } from './who-fields.tsx';

export function ForgotPasswordPage() {
  const { join } = useTexts();
  const toast = useToast();
  const navigate = useNavigate();
  return (
    <OpenForm
      title={join.forgotTitle}
      text={join.forgotText}
      submit={join.send}
      call={({ tenant = '', email = '' }) =>
        callTo('requestPasswordReset', { body: { tenant: tenant.trim(), email: email.trim() } })
      }
      onDone={() => {
        toast(join.sent);
        void navigate({ to: '/sign-in' });
      }}
    >
      <WhoFields values={useFragment()} />
    </OpenForm>
  );
}
