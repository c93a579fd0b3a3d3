import { ProblemError, type RequestOf } from '@freehold/sdk';
import { useNavigate } from '@tanstack/react-router';
import type { SyntheticEvent } from 'react';
import { callTo } from '../api/call.ts';
import { useSend } from '../api/use-send.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Button } from '../ui/button.tsx';
import { FieldErrors } from '../ui/field.tsx';
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
  const create = useSend<'createTenant'>(({ id, name }) => {
    toast(onboard.started(name));
    void navigate({ to: '/tenants/$tenantId', params: { tenantId: id } });
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) =>
    create.mutate(callTo('createTenant', { body: filled(valuesOf(event)) }));
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
        <FieldErrors value={errors}>
          <OnboardFields />
        </FieldErrors>
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
