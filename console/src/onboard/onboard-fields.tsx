import type { FieldError } from '@freehold/sdk';
import { useTexts } from '../texts/use-texts.ts';
import { SelectField, TextField } from '../ui/field.tsx';

const STRATEGIES = ['shared_schema', 'shared_database', 'separate_schema', 'separate_database'];

/** The fields of a new tenant, each with what the platform says is wrong with it. */
export function OnboardFields({ errors }: { readonly errors: readonly FieldError[] }) {
  const { onboard } = useTexts();
  const field = (name: string) => ({
    name,
    error: errors.find(({ pointer }) => pointer === `/${name}`)?.detail,
  });
  return (
    <>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 font-semibold">{onboard.company}</legend>
        <TextField {...field('name')} label={onboard.name} required />
        <TextField
          {...field('slug')}
          label={onboard.slug}
          hint={onboard.slugHint}
          autoCapitalize="none"
        />
        <TextField
          {...field('plan')}
          label={onboard.plan}
          hint={onboard.planHint}
          autoCapitalize="none"
        />
        <SelectField {...field('isolation')} label={onboard.isolation}>
          <option value="">{onboard.byPlan}</option>
          {STRATEGIES.map((strategy) => (
            <option key={strategy}>{strategy}</option>
          ))}
        </SelectField>
      </fieldset>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 font-semibold">{onboard.admin}</legend>
        <TextField {...field('adminEmail')} type="email" label={onboard.adminEmail} required />
        <TextField {...field('adminName')} label={onboard.adminName} />
        <TextField
          {...field('adminPassword')}
          type="password"
          label={onboard.adminPassword}
          hint={onboard.adminPasswordHint}
          autoComplete="new-password"
        />
      </fieldset>
    </>
  );
}
