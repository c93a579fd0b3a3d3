import type { AnswerOf, RequestOf } from '@freehold/sdk';
import { useQuery } from '@tanstack/react-query';
import { callTo, ifVersion } from '../api/call.ts';
import { callOptions } from '../api/use-call.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Badge } from '../ui/badge.tsx';
import { CallButton, type Given } from '../ui/call-dialog.tsx';
import { Card, Empty } from '../ui/card.tsx';
import { AreaField, CheckField, TextField } from '../ui/field.tsx';
import { linesIn } from '../ui/lines.ts';
import { Loaded } from '../ui/loaded.tsx';
import { Page } from '../ui/page.tsx';
import { Table } from '../ui/table.tsx';

type Flag = AnswerOf<'listFlags'>['items'][number];
type Rule = RequestOf<'putFlag'>['body'];

export function FlagsPage() {
  const { flags } = useTexts();
  const may = useMay();
  const list = useQuery(callOptions('listFlags', {}));
  return (
    <Page title={flags.title} actions={may('flags:write') && <SetButton />}>
      <Card title={flags.title} actions={<ApiCall call={{ id: 'listFlags' }} />}>
        <Loaded query={list}>
          {({ items }) =>
            items.length === 0 ? <Empty>{flags.empty}</Empty> : <FlagsTable items={items} />
          }
        </Loaded>
      </Card>
    </Page>
  );
}

function FlagsTable({ items }: { readonly items: readonly Flag[] }) {
  const { flags, common } = useTexts();
  const may = useMay();
  const actions = {
    title: common.actions,
    cell: (flag: Flag) => (
      <div className="flex flex-wrap gap-2">
        <SetButton flag={flag} />
        <DeleteButton flag={flag} />
      </div>
    ),
  };
  return (
    <Table
      caption={flags.title}
      items={items}
      keyOf={({ name }) => name}
      columns={[
        {
          title: flags.flag,
          cell: ({ name, description }) => (
            <>
              <code>{name}</code>
              <bdi className="block text-quiet">{description}</bdi>
            </>
          ),
        },
        {
          title: flags.on,
          cell: ({ kill, percentage, onTenants }) =>
            kill ? (
              <Badge tone="bad">{flags.killed}</Badge>
            ) : (
              `${flags.share(percentage)}, ${flags.tenants(onTenants.length)}`
            ),
        },
        ...(may('flags:write') ? [actions] : []),
      ]}
    />
  );
}

/** Users who have it by name are kept as they are: the command line sets them. */
const ruleIn = (given: Given, flag: Flag | undefined): Rule => ({
  description: given.description ?? '',
  percentage: Number(given.percentage ?? 0),
  onTenants: linesIn(given.onTenants),
  offTenants: linesIn(given.offTenants),
  kill: given.kill === 'on',
  onUsers: flag?.onUsers ?? [],
});

/** Sets a new flag, or that one as it was read. */
function SetButton({ flag }: { readonly flag?: Flag }) {
  const { flags } = useTexts();
  const put = (name: string, body: Rule) =>
    callTo('putFlag', {
      params: { flag: name },
      ...(flag && { headers: ifVersion(flag.version) }),
      body,
    });
  return (
    <CallButton
      look={flag ? 'plain' : 'main'}
      label={flag ? flags.change : flags.set}
      text={flags.setText}
      call={(given) => put(flag?.name ?? given.name ?? '', ruleIn(given, flag))}
      example={put(flag?.name ?? 'sso_integration', { percentage: 10 })}
      done={flags.done}
      {...(flag && { of: flag.name })}
    >
      <RuleFields flag={flag} />
    </CallButton>
  );
}

function RuleFields({ flag }: { readonly flag: Flag | undefined }) {
  const { flags } = useTexts();
  return (
    <>
      {!flag && <TextField name="name" label={flags.name} hint={flags.nameHint} required />}
      <TextField name="description" label={flags.description} defaultValue={flag?.description} />
      <TextField
        name="percentage"
        type="number"
        min={0}
        max={100}
        label={flags.percentage}
        defaultValue={flag?.percentage ?? 0}
      />
      <AreaField
        name="onTenants"
        label={flags.onTenants}
        hint={flags.ids}
        rows={2}
        defaultValue={flag?.onTenants.join('\n')}
      />
      <AreaField
        name="offTenants"
        label={flags.offTenants}
        hint={flags.ids}
        rows={2}
        defaultValue={flag?.offTenants.join('\n')}
      />
      <CheckField name="kill" label={flags.kill} defaultChecked={flag?.kill} />
    </>
  );
}

function DeleteButton({ flag: { name, version } }: { readonly flag: Flag }) {
  const { flags } = useTexts();
  const call = callTo('deleteFlag', { params: { flag: name }, headers: ifVersion(version) });
  return (
    <CallButton
      label={flags.remove}
      of={name}
      title={flags.removeTitle}
      text={flags.removeText}
      isDanger
      call={() => call}
      example={call}
      done={flags.removed}
    />
  );
}
