import { useInfiniteQuery } from '@tanstack/react-query';
import { EXAMPLE_RULE, ruleChangesIn, ruleIn, type PlatformAlert } from '../analytics/alert.ts';
import { AlertFields, ChannelFields } from '../analytics/alert-fields.tsx';
import { AlertList } from '../analytics/alert-list.tsx';
import { AlertMenu } from '../analytics/alert-menu.tsx';
import { callTo } from '../api/call.ts';
import { pagesOptions } from '../api/use-call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { Card } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';

const CHANNELS = ['email'];
const channelsIn = (form: FormData) => form.getAll('channels') as 'email'[];

/** Operators' alerts, on what all tenants do together or on one of them. */
export function PlatformAlertsCard() {
  const { alerts, account } = useTexts();
  const may = useMay();
  const list = useInfiniteQuery(pagesOptions('listPlatformAlerts', {}));
  const moreText = ({ channels, ofTenant }: PlatformAlert) =>
    [
      channels.map((channel) => account.channels[channel]).join() || alerts.nobody,
      ofTenant ?? alerts.allTenants,
    ].join(' · ');
  return (
    <Card title={alerts.title} actions={<ApiCall call={{ id: 'listPlatformAlerts' }} />}>
      <div className="flex flex-col items-stretch gap-3">
        <p className="text-quiet">{alerts.platformIntro}</p>
        <AlertList<PlatformAlert>
          list={list}
          more={moreText}
          actions={may('platform-alerts:write') && ((alert) => <AlertActions alert={alert} />)}
        />
        {may('platform-alerts:write') && <CreateButton />}
      </div>
    </Card>
  );
}

function CreateButton() {
  const { alerts } = useTexts();
  return (
    <div>
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
