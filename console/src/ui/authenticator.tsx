import { lazy, Suspense } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { CopyButton } from './copy-button.tsx';

/** Few see one: it is no part of the first load. */
const QrCode = lazy(async () => ({ default: (await import('./qr-code.tsx')).QrCode }));

type AuthenticatorProps = { readonly secret: string; readonly uri: string };

/** What an authenticator app has to keep. */
export function Authenticator({ secret, uri }: AuthenticatorProps) {
  const { account } = useTexts();
  return (
    <div className="flex flex-col gap-2">
      <p>{account.scan}</p>
      <Suspense fallback={<div className="size-48 self-center" />}>
        <QrCode text={uri} label={account.qr} />
      </Suspense>
      <p className="rounded-md bg-page p-2 [overflow-wrap:anywhere]">
        <code data-secret>{secret}</code> <CopyButton text={secret} />
      </p>
    </div>
  );
}
