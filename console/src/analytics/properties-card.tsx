import { useQuery } from '@tanstack/react-query';
import { callTo } from '../api/call.ts';
import { callOptions } from '../api/use-call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { CallButton } from '../ui/call-dialog.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { TextField } from '../ui/field.tsx';
import { linesIn } from '../ui/lines.ts';
import { Loaded } from '../ui/loaded.tsx';

/** By what tracked events can be split: properties that the tenant names. */
export function PropertiesCard() {
  const { metrics } = useTexts();
  const mayWrite = useMay()('analytics:write');
  const settings = useQuery(callOptions('showAnalyticsSettings', {}));
  return (
    <Card title={metrics.properties} actions={<ApiCall call={{ id: 'showAnalyticsSettings' }} />}>
      <Loaded query={settings}>
        {({ dimensions }) => (
          <>
            {dimensions.length === 0 ? (
              <Empty>{metrics.noProperties}</Empty>
            ) : (
              <ul className="mb-3 flex flex-wrap gap-3">
                {dimensions.map((name) => (
                  <li key={name}>
                    <code>{name}</code>
                  </li>
                ))}
              </ul>
            )}
            {mayWrite && <ChangeButton dimensions={dimensions} />}
          </>
        )}
      </Loaded>
    </Card>
  );
}

function ChangeButton({ dimensions }: { readonly dimensions: readonly string[] }) {
  const { metrics } = useTexts();
  return (
    <CallButton
      label={metrics.changeProperties}
      text={metrics.propertiesText}
      call={({ properties }) =>
        callTo('putAnalyticsSettings', { body: { dimensions: linesIn(properties) } })
      }
      example={callTo('putAnalyticsSettings', { body: { dimensions: ['country'] } })}
      done={metrics.propertiesChanged}
    >
      <TextField
        name="properties"
        label={metrics.properties}
        hint={metrics.propertiesHint}
        defaultValue={dimensions.join(' ')}
        autoCapitalize="none"
      />
    </CallButton>
  );
}
