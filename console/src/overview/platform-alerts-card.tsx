import { EXAMPLE_RULE, ruleChangesIn, ruleIn, type PlatformAlert } from '../analytics/alert.ts';
import { AlertFields, ChannelFields } from '../analytics/alert-fields.tsx';
import { AlertList } from '../analytics/alert-list.tsx';
import { AlertMenu } from '../analytics/alert-menu.tsx';
import { callTo } from '../api/call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { CallButton } from '../ui/call-dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { ListCard } from '../ui/list-card.tsx';

const CHANNELS = ['email'];
const channelsIn = (form: FormData) => form.getAll('channels') as 'email'[];

/** Operators' alerts, on what all tenants do together or on one of them. */
export function PlatformAlertsCard() {
  const { alerts, account } = useTexts();
  const mayWrite = useMay()('platform-alerts:write');
  const moreText = ({ channels, ofTenant }: PlatformAlert) =>
    [
      channels.map((channel) => account.channels[channel]).join() || alerts.nobody,
      ofTenant ?? alerts.allTenants,
    ].join(' · ');
  return (
    <ListCard
      id="listPlatformAlerts"
      title={alerts.title}
      empty={alerts.none}
      head={<p className="mb-3 text-quiet">{alerts.platformIntro}</p>}
      foot={mayWrite && <CreateButton />}
    >
      {(items) => (
        <AlertList<PlatformAlert>
          items={items}
          more={moreText}
          actions={mayWrite && ((alert) => <AlertActions alert={alert} />)}
        />
      )}
    </ListCard>
  );
}

function CreateButton() {
  const { alerts } = useTexts();
  return (
    <div className="mt-3">
      <CallButton
        label={alerts.create}
        text={alerts.createText}
        call={({ ofTenant = '', ...given }, form) =>
          callTo('createPlatformAlert', {
            body: {
              ...ruleIn(given),
              channels: channelsIn(form),
              ...(ofTenant.trim() !== '' && { ofTenant: ofTenant.trim() }),
            },
          })
        }
        example={callTo('createPlatformAlert', { body: { ...EXAMPLE_RULE, channels: ['email'] } })}
        done={alerts.created}
      >
        <AlertFields />
        <TextField
          name="ofTenant"
          label={alerts.ofTenant}
          hint={alerts.ofTenantHint}
          autoCapitalize="none"
        />
        <ChannelFields channels={CHANNELS} chosen={CHANNELS} />
      </CallButton>
    </div>
  );
}

function AlertActions({ alert }: { readonly alert: PlatformAlert }) {
  const params = { alertId: alert.id };
  const example = { threshold: 200, clearAt: null };
  return (
    <AlertMenu
      alert={alert}
      change={(given, form) =>
        callTo('changePlatformAlert', {
          params,
          body: { ...ruleChangesIn(given), channels: channelsIn(form) },
        })
      }
      changeExample={callTo('changePlatformAlert', { params, body: example })}
      remove={callTo('removePlatformAlert', { params })}
    >
      <ChannelFields channels={CHANNELS} chosen={alert.channels} />
    </AlertMenu>
  );
}
