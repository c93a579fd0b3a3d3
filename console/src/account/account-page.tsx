import { useMay, useMe } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Page } from '../ui/page.tsx';
import { DevicesCard, PhoneNumberCard } from './contacts-cards.tsx';
import { PreferencesCard } from './preferences-card.tsx';
import { SecondFactorCard } from './second-factor-card.tsx';
import { PasswordCard, SessionsCard } from './sessions-card.tsx';

/** An operator's password and second factor are changed by the sign-in alone. */
export function AccountPage() {
  const { account } = useTexts();
  const { kind } = useMe();
  const may = useMay();
  return (
    <Page title={account.title}>
      {kind === 'tenant' && <SecondFactorCard />}
      {kind === 'tenant' && <PasswordCard />}
      <SessionsCard />
      {may('inbox:read') && (
        <>
          <PreferencesCard />
          <PhoneNumberCard />
          <DevicesCard />
        </>
      )}
    </Page>
  );
}
