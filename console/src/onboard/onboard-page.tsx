import { FreeholdError, ProblemError, type RequestOf } from '@freehold/sdk';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { client } from '../api/client.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Button } from '../ui/button.tsx';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useToast } from '../ui/toasts.tsx';
import { valuesOf } from '../ui/values-of.ts';
import { OnboardFields } from './onboard-fields.tsx';

type NewTenant = RequestOf<'createTenant'>['body'];

export function OnboardPage() {
  const { onboard } = useTexts();
  const toast = useToast();
  const navigate = useNavigate();
  const queries = useQueryClient();
  // One for the form, until it is certain that nothing came of it: sent twice, it onboards once.
  const [key, setKey] = useState(() => crypto.randomUUID());
  const create = useMutation({
    mutationFn: (body: NewTenant) =>
      client.call('createTenant', { headers: { 'idempotency-key': key }, body }),
    onError: (failure) => {
      if (failure instanceof FreeholdError && !failure.mayBeDone) setKey(crypto.randomUUID());
    },
    onSuccess: async ({ id, name }) => {
      toast(onboard.started(name));
      await queries.invalidateQueries({ queryKey: ['listTenants'] });
      await navigate({ to: '/tenants/$tenantId', params: { tenantId: id } });
    },
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => create.mutate(filled(valuesOf(event)));
  const { error } = create;
  const errors = error instanceof ProblemError ? error.fieldErrors : [];
  return (
    <Page title={onboard.title} actions={<ApiCall call={{ id: 'createTenant', body: EXAMPLE }} />}>
      <p className="text-quiet">{onboard.intro}</p>
      <form
        onSubmit={submit}
        noValidate
        className="flex max-w-xl flex-col gap-4 rounded-lg border border-line bg-card p-5"
      >
        <OnboardFields errors={errors} />
        {error && <Problem error={error} />}
        <Button type="submit" look="main" className="self-start" disabled={create.isPending}>
          {onboard.submit}
        </Button>
      </form>
    </Page>
  );
}

const EXAMPLE = { name: 'Acme', plan: 'pro', adminEmail: 'ada@acme.example' };

/** Without the fields that were left empty; the platform says what is wrong with the others. */
const filled = (given: Readonly<Record<string, string>>) =>
  Object.fromEntries(
    Object.entries(given).filter(([, text]) => text !== ''),
  ) as Partial<NewTenant> as NewTenant;
