import type { AnswerOf, RequestOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { callTo } from '../api/call.ts';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { CallButton, type Given } from '../ui/call-dialog.tsx';
import { Card, Facts } from '../ui/card.tsx';
import { CheckField, Options, SelectField, TextField } from '../ui/field.tsx';
import { Loaded } from '../ui/loaded.tsx';

type Preferences = AnswerOf<'getNotificationPreferences'>;
type Wanted = RequestOf<'putNotificationPreferences'>['body'];

const CHANNELS = ['in_app', 'email', 'sms', 'push'];
/** What the platform's own templates are of; more come by those of the tenant. */
const CATEGORIES = ['product', 'usage'];

export function PreferencesCard() {
  const { account } = useTexts();
  const preferences = useQuery(callOptions('getNotificationPreferences', {}));
  return (
    <Card
      title={account.preferences}
      actions={<ApiCall call={{ id: 'getNotificationPreferences' }} />}
    >
      <Loaded query={preferences}>
        {(found) => (
          <div className="flex flex-col items-start gap-3">
            <Summary of={found} />
            <ChangeButton preferences={found} />
          </div>
        )}
      </Loaded>
    </Card>
  );
}

function Summary({ of }: { readonly of: Preferences }) {
  const { account } = useTexts();
  const { timeZone, quietHours, off, digest, mandatory } = of;
  const named = (channels: readonly string[]) =>
    channels.map((channel) => account.channels[channel] ?? channel).join(', ');
  const switchedOff = Object.entries(off).filter(([, channels]) => channels.length > 0);
  return (
    <>
      <Facts
        facts={[
          [account.timeZone, timeZone],
          [account.quiet, quietHours ? `${quietHours.from} – ${quietHours.to}` : account.noQuiet],
          [
            account.off,
            switchedOff.map(([name, channels]) => `${name}: ${named(channels)}`).join('; ') ||
              account.nothingOff,
          ],
          ...Object.entries(digest).map(
            ([name, rhythm]) => [`${account.digest}: ${name}`, account.digests[rhythm]] as const,
          ),
        ]}
      />
      <p className="text-quiet">{account.always(mandatory.join(', '))}</p>
    </>
  );
}

const categoriesOf = ({ off, digest, mandatory }: Preferences) =>
  [...new Set([...CATEGORIES, ...Object.keys(off), ...Object.keys(digest)])].filter(
    (category) => !mandatory.includes(category),
  );

function wantedIn(preferences: Preferences, given: Given, form: FormData): Wanted {
  const { timeZone = 'UTC', from = '', to = '' } = given;
  const categories = categoriesOf(preferences);
  const chosen = categories.map((name) => [name, form.getAll(`off ${name}`)] as const);
  const rhythms = categories.map((name) => [name, given[`digest ${name}`] ?? ''] as const);
  return {
    timeZone,
    ...(preferences.locale !== undefined && { locale: preferences.locale }),
    ...(from !== '' && to !== '' && { quietHours: { from, to } }),
    off: Object.fromEntries(chosen.filter(([, channels]) => channels.length > 0)),
    digest: Object.fromEntries(rhythms.filter(([, rhythm]) => rhythm !== '')),
  } as Wanted;
}

function ChangeButton({ preferences }: { readonly preferences: Preferences }) {
  const { account } = useTexts();
  const { timeZone, quietHours } = preferences;
  return (
    <CallButton
      label={account.change}
      of={account.preferences}
      text={account.preferencesText}
      call={(given, form) =>
        callTo('putNotificationPreferences', { body: wantedIn(preferences, given, form) })
      }
      example={callTo('putNotificationPreferences', {
        body: { timeZone: 'Europe/Berlin', off: { product: ['email'] } },
      })}
      done={account.saved}
    >
      <SelectField name="timeZone" label={account.timeZone} defaultValue={timeZone}>
        {[...new Set([timeZone, 'UTC', ...Intl.supportedValuesOf('timeZone')])].map((zone) => (
          <option key={zone}>{zone}</option>
        ))}
      </SelectField>
      <div className="grid grid-cols-2 gap-3">
        <TextField
          name="from"
          type="time"
          label={account.quietFrom}
          hint={account.quietHint}
          defaultValue={quietHours?.from}
        />
        <TextField name="to" type="time" label={account.quietTo} defaultValue={quietHours?.to} />
      </div>
      {categoriesOf(preferences).map((category) => (
        <CategoryFields key={category} category={category} preferences={preferences} />
      ))}
    </CallButton>
  );
}

type CategoryFieldsProps = { readonly category: string; readonly preferences: Preferences };

function CategoryFields({ category, preferences: { off, digest } }: CategoryFieldsProps) {
  const { account } = useTexts();
  return (
    <fieldset className="flex flex-col gap-2 rounded-md border border-line p-3">
      <legend className="px-1">{account.offFor(category)}</legend>
      <div className="flex flex-wrap gap-4">
        {CHANNELS.map((channel) => (
          <CheckField
            key={channel}
            name={`off ${category}`}
            value={channel}
            label={account.channels[channel] ?? channel}
            defaultChecked={(off[category] as readonly string[] | undefined)?.includes(channel)}
          />
        ))}
      </div>
      <SelectField
        name={`digest ${category}`}
        label={`${account.digest}: ${category}`}
        defaultValue={digest[category] ?? ''}
      >
        <Options texts={account.digests} />
      </SelectField>
    </fieldset>
  );
}
