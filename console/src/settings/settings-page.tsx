import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { callTo } from '../api/call.ts';
import { callOptions } from '../api/use-call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { buttonLook } from '../ui/button.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { Card } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Time } from '../ui/time.tsx';
import { useToast } from '../ui/toasts.tsx';
import { PolicyCard } from './policy-card.tsx';

export function SettingsPage() {
  const { settings, exports } = useTexts();
  const may = useMay();
  return (
    <Page title={settings.title}>
      <PolicyCard />
      {may('exports:write') && (
        <Card
          title={exports.title}
          actions={
            <Link to="/exports" className={buttonLook()}>
              {exports.title}
            </Link>
          }
        >
          <p className="text-quiet">{exports.intro}</p>
        </Card>
      )}
      {may('termination:write') && <TerminationCard />}
    </Page>
  );
}

function TerminationCard() {
  const { settings } = useTexts();
  const toast = useToast();
  const tenants = useQuery(callOptions('listMyTenants', {}));
  return (
    <Card title={settings.terminate}>
      <p className="mb-3 text-quiet">{settings.terminateText}</p>
      <Loaded query={tenants}>
        {({ items }) => {
          const slug = items.find(({ isCurrent }) => isCurrent)?.slug;
          if (slug === undefined) return null;
          return (
            <CallButton
              look="danger"
              label={settings.terminate}
              text={settings.terminateText}
              confirm={slug}
              call={({ note = '' }) =>
                callTo('terminateOwnTenant', {
                  body: { slug, ...(note.trim() !== '' && { note: note.trim() }) },
                })
              }
              example={callTo('terminateOwnTenant', { body: { slug } })}
              onDone={({ eraseAt }) =>
                toast(
                  <>
                    {settings.terminated} <Time at={eraseAt} />
                  </>,
                )
              }
            >
              <TextField name="note" label={settings.terminateNote} maxLength={500} />
            </CallButton>
          );
        }}
      </Loaded>
    </Card>
  );
}
