import { useNavigate } from '@tanstack/react-router';
import { callTo } from '../api/call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { useToast } from '../ui/toasts.tsx';
import { TextField } from '../ui/field.tsx';
import { useFragment } from './fragment.ts';
import { OpenForm } from './open-form.tsx';
import { NewPasswordField, TokenField } from './token-field.tsx';

/** Where the mail of an invitation leads. */
export function AcceptInvitationPage() {
  const { join } = useTexts();
  const toast = useToast();
  const navigate = useNavigate();
  const { token } = useFragment();
  return (
    <OpenForm
      title={join.title}
      text={join.intro}
      submit={join.submit}
      call={({ name = '', password = '', token: typed = '' }) =>
        callTo('acceptInvitation', {
          body: { token: token ?? typed.trim(), password, ...(name !== '' && { name }) },
        })
      }
      onDone={({ member: { email }, tenant }) => {
        toast(join.joined(tenant.name));
        const hash = new URLSearchParams({ tenant: tenant.slug, email }).toString();
        void navigate({ to: '/sign-in', hash });
      }}
    >
      {token === undefined && <TokenField label={join.token} />}
      <TextField name="name" label={join.name} autoComplete="name" />
      <NewPasswordField name="password" />
    </OpenForm>
  );
}
