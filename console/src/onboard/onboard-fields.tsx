import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { callOptions } from '../api/use-call.ts';
import { StrategyOptions } from '../tenants/strategy-options.tsx';
import { useTexts } from '../texts/use-texts.ts';
import { SelectField, TextField } from '../ui/field.tsx';
import { JsonField } from '../ui/json-field.tsx';
import type { TenantFile } from './read-tenant-file.ts';

/** The fields of a new tenant, each with what the platform says is wrong with it. */
export function OnboardFields({ file }: { readonly file: TenantFile | undefined }) {
  const { onboard } = useTexts();
  const { fields = {}, rest = {}, variable } = file ?? {};
  return (
    <>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 font-semibold">{onboard.company}</legend>
        <TextField name="name" label={onboard.name} required defaultValue={fields.name} />
        <TextField
          name="slug"
          label={onboard.slug}
          hint={onboard.slugHint}
          autoCapitalize="none"
          defaultValue={fields.slug}
        />
        <PlanField given={fields.plan} />
        <SelectField name="isolation" label={onboard.isolation} defaultValue={fields.isolation}>
          <option value="">{onboard.byPlan}</option>
          <StrategyOptions />
        </SelectField>
        <MoreField given={rest} />
      </fieldset>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 font-semibold">{onboard.admin}</legend>
        <TextField
          name="adminEmail"
          type="email"
          label={onboard.adminEmail}
          required
          defaultValue={fields.adminEmail}
        />
        <TextField name="adminName" label={onboard.adminName} defaultValue={fields.adminName} />
        <TextField
          name="adminPassword"
          type="password"
          label={onboard.adminPassword}
          hint={
            variable === undefined ? onboard.adminPasswordHint : onboard.passwordElsewhere(variable)
          }
          autoComplete="new-password"
          defaultValue={fields.adminPassword}
        />
      </fieldset>
    </>
  );
}

/** A text that the plans are offered for: what is no plan is the platform's to refuse. */
function PlanField({ given }: { readonly given: string | undefined }) {
  const { onboard } = useTexts();
  const list = useId();
  const { data } = useQuery(callOptions('showPlatform', {}));
  return (
    <>
      <TextField
        name="plan"
        label={onboard.plan}
        hint={onboard.planHint}
        autoCapitalize="none"
        list={list}
        defaultValue={given}
      />
      <datalist id={list}>
        {data?.plans.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </datalist>
    </>
  );
}

/** What has no field of its own. */
function MoreField({ given }: { readonly given: object }) {
  const { onboard } = useTexts();
  return (
    <JsonField
      name="more"
      label={onboard.more}
      hint={onboard.moreHint}
      rows={4}
      given={given}
      isOptional
    />
  );
}
