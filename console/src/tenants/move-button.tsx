import type { RequestOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { callTo } from '../api/call.ts';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { CallButton, type Given } from '../ui/call-dialog.tsx';
import { SelectField } from '../ui/field.tsx';
import { StrategyOptions } from './strategy-options.tsx';
import type { Tenant } from './tenant.ts';

type Target = RequestOf<'beginMove'>['body'];

const targetIn = ({ to, region = '' }: Given): Target => ({
  to: to as Target['to'],
  ...(region !== '' && { region }),
});

export function MoveButton({ tenant }: { readonly tenant: Tenant }) {
  const { moves, onboard } = useTexts();
  const params = { tenantId: tenant.id };
  return (
    <CallButton
      label={moves.move}
      title={moves.moveTitle}
      text={
        <>
          <p>
            <bdi className="font-medium text-ink">{tenant.name}</bdi> ({tenant.slug}):{' '}
            {tenant.isolation} · {tenant.region}
          </p>
          <ul className="list-disc pl-5">
            {moves.effects.map((effect) => (
              <li key={effect}>{effect}</li>
            ))}
          </ul>
        </>
      }
      call={(given) => callTo('beginMove', { params, body: targetIn(given) })}
      example={callTo('beginMove', { params, body: { to: 'separate_schema' } })}
      done={moves.begun}
    >
      <SelectField
        name="to"
        label={onboard.isolation}
        hint={moves.toHint}
        defaultValue={tenant.isolation}
      >
        <StrategyOptions />
      </SelectField>
      <RegionField />
    </CallButton>
  );
}

/** Whether a placement may be there is the platform's to say. */
function RegionField() {
  const { moves, tenant } = useTexts();
  const { data } = useQuery(callOptions('showPlatform', {}));
  return (
    <SelectField name="region" label={tenant.region} hint={moves.regionHint}>
      <option value="">{moves.anyRegion}</option>
      {data?.siloRegions.map((region) => (
        <option key={region}>{region}</option>
      ))}
    </SelectField>
  );
}
