import { ProblemError, type FieldError, type RequestOf } from '@freehold/sdk';
import { useNavigate } from '@tanstack/react-router';
import { useState, type SyntheticEvent } from 'react';
import { callTo } from '../api/call.ts';
import { useSend } from '../api/use-send.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Button } from '../ui/button.tsx';
import { FieldErrors } from '../ui/field.tsx';
import { Page } from '../ui/page.tsx';
import { parsedObject } from '../ui/parsed-object.ts';
import { Problem } from '../ui/problem.tsx';
import { useToast } from '../ui/toasts.tsx';
import { valuesOf } from '../ui/values-of.ts';
import { OnboardFields } from './onboard-fields.tsx';
import type { TenantFile } from './read-tenant-file.ts';
import { TenantFileDrop } from './tenant-file-drop.tsx';

type NewTenant = RequestOf<'createTenant'>['body'];
/** Counted, so that another file fills the form anew. */
type Read = { readonly count: number; readonly file?: TenantFile };

export function OnboardPage() {
  const { onboard } = useTexts();
  const toast = useToast();
  const navigate = useNavigate();
  const [{ count, file }, setRead] = useState<Read>({ count: 0 });
  const create = useSend<'createTenant'>(({ id, name }) => {
    toast(onboard.started(name));
    void navigate({ to: '/tenants/$tenantId', params: { tenantId: id } });
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    const body = bodyOf(valuesOf(event));
    if (body) create.mutate(callTo('createTenant', { body }));
  };
  const { error } = create;
  const errors = error instanceof ProblemError ? error.fieldErrors : [];
  return (
    <Page title={onboard.title} actions={<ApiCall call={{ id: 'createTenant', body: EXAMPLE }} />}>
      <p className="text-quiet">{onboard.intro}</p>
      <TenantFileDrop
        onRead={(read) => {
          create.reset();
          setRead({ count: count + 1, file: read });
        }}
      />
      <form
        onSubmit={submit}
        noValidate
        className="flex max-w-xl flex-col gap-4 rounded-lg border border-line bg-card p-5"
      >
        <FieldErrors value={atFields(errors)}>
          <OnboardFields key={count} file={file} />
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
function bodyOf({ more = '', ...given }: Readonly<Record<string, string>>): NewTenant | undefined {
  const rest = more.trim() === '' ? {} : parsedObject(more);
  const filled = Object.entries(given).filter(([, text]) => text !== '');
  return rest && ({ ...rest, ...Object.fromEntries(filled) } as Partial<NewTenant> as NewTenant);
}

const NAMED = /^\/(name|slug|plan|isolation|admin\w+)$/;

/** What is said of a part that has no field of its own stands at the one for the rest. */
const atFields = (errors: readonly FieldError[]): FieldError[] => {
  const rest = errors.filter(({ pointer }) => !NAMED.test(pointer));
  const more = rest.map(({ pointer, detail }) => `${pointer} ${detail}`).join(' ');
  return [...errors, ...(more === '' ? [] : [{ pointer: '/more', detail: more }])];
};
