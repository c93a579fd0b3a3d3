import { isProblem } from '@freehold/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { client } from '../api/client.ts';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { AreaField } from '../ui/field.tsx';
import { parsedObject } from '../ui/parsed-object.ts';
import { Problem } from '../ui/problem.tsx';
import { useToast } from '../ui/toasts.tsx';
import { valuesOf } from '../ui/values-of.ts';
import { tenantOptions, type Tenant } from './tenant.ts';

/** What was begun stays when the tenant changes under it, and saving then is refused. */
function useSettings(tenant: Tenant) {
  const { tenant: texts } = useTexts();
  const toast = useToast();
  const queries = useQueryClient();
  const [opened, setOpened] = useState(tenant);
  const params = { tenantId: tenant.id };
  const keep = (changed: Tenant) => {
    queries.setQueryData(tenantOptions(tenant.id).queryKey, changed);
    setOpened(changed);
  };
  const save = useMutation({
    mutationFn: (settings: Tenant['settings']) =>
      client.call('updateTenant', {
        params,
        headers: { 'if-match': `"${opened.version}"` },
        body: { settings },
      }),
    onSuccess: (changed) => {
      keep(changed);
      toast(texts.saved);
    },
  });
  const reload = async () => {
    save.reset();
    keep(await client.call('getTenant', { params }));
  };
  return { opened, save, reload };
}

/** The settings as text. */
export function SettingsPanel({ tenant }: { readonly tenant: Tenant }) {
  const { tenant: texts, common } = useTexts();
  const may = useMay();
  const [isJson, setJson] = useState(true);
  const { opened, save, reload } = useSettings(tenant);
  const call = { id: 'updateTenant', params: { tenantId: tenant.id } } as const;
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    const settings = parsedObject(valuesOf(event).settings ?? '');
    setJson(settings !== undefined);
    if (settings) save.mutate(settings);
  };
  return (
    <Card
      title={texts.settings}
      actions={<ApiCall call={{ ...call, body: { settings: opened.settings } }} />}
    >
      <form key={opened.version} onSubmit={submit} className="flex flex-col gap-3">
        <AreaField
          name="settings"
          label={texts.settings}
          hint={texts.settingsHint}
          error={isJson ? undefined : texts.notJson}
          rows={14}
          spellCheck={false}
          readOnly={!may('tenants:write')}
          defaultValue={JSON.stringify(opened.settings, undefined, 2)}
        />
        {save.error && <Problem error={save.error} />}
        {isProblem(save.error, 'version-conflict') && (
          <p className="flex items-center gap-2">
            {texts.conflict} <Button onClick={() => void reload()}>{texts.reload}</Button>
          </p>
        )}
        {may('tenants:write') && (
          <Button type="submit" look="main" className="self-start" disabled={save.isPending}>
            {common.save}
          </Button>
        )}
      </form>
    </Card>
  );
}
