import type { RequestOf } from '@freehold/sdk';
import { callTo } from '../api/call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { CallButton } from '../ui/call-dialog.tsx';
import { ListCard } from '../ui/list-card.tsx';
import { EXAMPLE_RULE, ruleChangesIn, ruleIn, type TenantAlert } from './alert.ts';
import { AlertFields, ChannelFields } from './alert-fields.tsx';
import { AlertList } from './alert-list.tsx';
import { AlertMenu } from './alert-menu.tsx';
import { ToldFields } from './told-fields.tsx';

type Channels = RequestOf<'createAlert'>['body']['channels'];

const CHANNELS = ['in_app', 'email', 'sms', 'push'];

/** Alerts of the tenant on its metrics. */
export function AlertsCard() {
  const { alerts, account } = useTexts();
  const mayWrite = useMay()('analytics:write');
  const toldText = ({ channels, members }: TenantAlert) =>
    [
      channels.map((channel) => account.channels[channel] ?? channel).join(', ') || alerts.nobody,
      ...(channels.length > 0
        ? [members.length === 0 ? alerts.owners : alerts.members(members.length)]
        : []),
    ].join(': ');
  return (
    <ListCard
      id="listAlerts"
      title={alerts.title}
      empty={alerts.none}
      head={<p className="mb-3 text-quiet">{alerts.intro}</p>}
      foot={mayWrite && <CreateButton />}
    >
      {(items) => (
        <AlertList<TenantAlert>
          items={items}
          more={toldText}
          actions={mayWrite && ((alert) => <AlertActions alert={alert} />)}
        />
      )}
    </ListCard>
  );
}

/** Whom it tells; what whoever fills in the form cannot see is left as it is. */
function useTold() {
  const may = useMay();
  return (form: FormData) => ({
    channels: form.getAll('channels') as Channels,
    ...(may('members:read') && { members: form.getAll('members') as string[] }),
  });
}

function CreateButton() {
  const { alerts } = useTexts();
  const toldIn = useTold();
  const chosen = ['in_app', 'email'];
  return (
    <div className="mt-3">
      <CallButton
        label={alerts.create}
        text={alerts.createText}
        call={(given, form) =>
          callTo('createAlert', { body: { ...ruleIn(given), ...toldIn(form) } })
        }
        example={callTo('createAlert', {
          body: { ...EXAMPLE_RULE, channels: ['in_app', 'email'] },
        })}
        done={alerts.created}
      >
        <AlertFields />
        <ChannelFields channels={CHANNELS} chosen={chosen} />
        <ToldFields chosen={[]} />
      </CallButton>
    </div>
  );
}

function AlertActions({ alert }: { readonly alert: TenantAlert }) {
  const toldIn = useTold();
  const params = { alertId: alert.id };
  return (
    <AlertMenu
      alert={alert}
      change={(given, form) =>
        callTo('changeAlert', { params, body: { ...ruleChangesIn(given), ...toldIn(form) } })
      }
      changeExample={callTo('changeAlert', { params, body: { threshold: 200, clearAt: null } })}
      remove={callTo('removeAlert', { params })}
    >
      <ChannelFields channels={CHANNELS} chosen={alert.channels} />
      <ToldFields chosen={alert.members} />
    </AlertMenu>
  );
}
