import type { Challenge, ChallengeReply } from '@freehold/sdk';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { client } from '../api/client.ts';
import { queryClient } from '../api/query-client.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Problem } from '../ui/problem.tsx';
import { ChallengeForm } from './challenge-form.tsx';
import { useFragment, valuesInFragment } from './fragment.ts';
import { localPath } from './local-path.ts';
import { PasswordForm, type Given } from './password-form.tsx';
import { Notice, PublicPage } from './public-page.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';

type Asked = { readonly challenge: Challenge; readonly reply: (reply: ChallengeReply) => void };

/** The sign-in as it goes: what was asked beside the password, and what went wrong. */
function useSignIn(onSignedIn: (codes: readonly string[]) => void) {
  const [asked, setAsked] = useState<Asked>();
  const [error, setError] = useState<Error>();
  const [isBusy, setBusy] = useState(false);
  const answerChallenge = (challenge: Challenge) =>
    new Promise<ChallengeReply>((resolve) => {
      setBusy(false);
      const reply = (answer: ChallengeReply) => {
        setBusy(true);
        resolve(answer);
      };
      setAsked({ challenge, reply });
    });
  const submit = async ({ tenant, email, password }: Given) => {
    setBusy(true);
    setError(undefined);
    try {
      const who = { ...(tenant !== '' && { tenant }), email, password };
      const signedIn = await client.signIn(who, answerChallenge);
      queryClient.clear();
      onSignedIn('recoveryCodes' in signedIn ? (signedIn.recoveryCodes ?? []) : []);
    } catch (failure) {
      setError(failure as Error);
      setAsked(undefined);
    } finally {
      setBusy(false);
    }
  };
  return { asked, error, isBusy, submit };
}

export function SignInPage() {
  const { signIn } = useTexts();
  const { next, ended } = useSearch({ from: '/sign-in' });
  const navigate = useNavigate();
  const [codes, setCodes] = useState<readonly string[]>();
  const own = useFragment();
  // Where a mail leads to a page for those who are signed in, it says to which tenant.
  const values = { ...valuesInFragment(next?.split('#')[1] ?? ''), ...own };
  const goOn = () => void navigate({ href: localPath(next), replace: true });
  const { asked, error, isBusy, submit } = useSignIn((given) => {
    if (given.length > 0) setCodes(given);
    else goOn();
  });

  return (
    <PublicPage>
      {ended && !error && !codes && <Notice>{signIn.ended}</Notice>}
      {error && <Problem error={error} />}
      {codes ? (
        <RecoveryCodes codes={codes} onKept={goOn} />
      ) : asked ? (
        <ChallengeForm key={asked.challenge.session} {...asked} isBusy={isBusy} />
      ) : (
        <PasswordForm values={values} onSubmit={(given) => void submit(given)} isBusy={isBusy} />
      )}
    </PublicPage>
  );
}
