import type { AnswerOf, RequestOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { callTo } from '../api/call.ts';
import { taggedOptions } from '../api/use-tagged.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { CallButton, type Given } from '../ui/call-dialog.tsx';
import { Card, Facts } from '../ui/card.tsx';
import { AreaField, Options, SelectField, TextField } from '../ui/field.tsx';
import { linesIn } from '../ui/lines.ts';
import { Loaded } from '../ui/loaded.tsx';

type Policy = AnswerOf<'getPolicy'>;
type Wanted = RequestOf<'replacePolicy'>['body'];
type Tag = { readonly 'if-match': string };

export function PolicyCard() {
  const { settings } = useTexts();
  const may = useMay();
  const policy = useQuery(taggedOptions('getPolicy', {}));
  return (
    <Card title={settings.policy} actions={<ApiCall call={{ id: 'getPolicy' }} />}>
      <Loaded query={policy}>
        {({ body, ifMatch }) => (
          <div className="flex flex-col items-start gap-4">
            <Facts
              facts={[
                [settings.secondFactor, settings.factors[body.secondFactor] ?? body.secondFactor],
                [settings.sessionHours, body.sessionHours],
                [settings.idleMinutes, body.idleMinutes],
                [settings.passwordLength, body.passwordMinimumLength],
                [settings.domains, body.allowedDomains.join(', ') || settings.anyDomain],
                [settings.support, settings.supports[body.supportAccess] ?? body.supportAccess],
              ]}
            />
            {may('policy:write') && <ChangeButton policy={body} tag={ifMatch} />}
          </div>
        )}
      </Loaded>
    </Card>
  );
}

/** The support's access is an owner's to say. */
const wantedIn = (policy: Policy, given: Given): Wanted => ({
  secondFactor: (given.secondFactor ?? policy.secondFactor) as Wanted['secondFactor'],
  sessionHours: Number(given.sessionHours),
  idleMinutes: Number(given.idleMinutes),
  passwordMinimumLength: Number(given.passwordMinimumLength),
  allowedDomains: linesIn(given.allowedDomains),
  supportAccess: (given.supportAccess ?? policy.supportAccess) as NonNullable<
    Wanted['supportAccess']
  >,
});

type ChangeButtonProps = { readonly policy: Policy; readonly tag: Tag };

function ChangeButton({ policy, tag }: ChangeButtonProps) {
  const { settings } = useTexts();
  const replace = (body: Wanted) => callTo('replacePolicy', { headers: tag, body });
  return (
    <CallButton
      label={settings.change}
      of={settings.policy}
      text={settings.policyText}
      call={(given) => replace(wantedIn(policy, given))}
      example={replace(policy)}
      done={settings.saved}
    >
      <PolicyFields policy={policy} />
    </CallButton>
  );
}

function PolicyFields({ policy }: { readonly policy: Policy }) {
  const { settings } = useTexts();
  const may = useMay();
  const number = (name: 'sessionHours' | 'idleMinutes' | 'passwordMinimumLength') => ({
    ...{ name, type: 'number', required: true, defaultValue: policy[name] },
  });
  return (
    <>
      <SelectField
        name="secondFactor"
        label={settings.secondFactor}
        defaultValue={policy.secondFactor}
      >
        <Options texts={settings.factors} />
      </SelectField>
      <TextField label={settings.sessionHours} {...number('sessionHours')} />
      <TextField label={settings.idleMinutes} {...number('idleMinutes')} />
      <TextField label={settings.passwordLength} {...number('passwordMinimumLength')} />
      <AreaField
        name="allowedDomains"
        label={settings.domains}
        hint={settings.domainsHint}
        rows={2}
        defaultValue={policy.allowedDomains.join('\n')}
      />
      {may('support-access:write') && (
        <SelectField
          name="supportAccess"
          label={settings.support}
          defaultValue={policy.supportAccess}
        >
          <Options texts={settings.supports} />
        </SelectField>
      )}
    </>
  );
}
