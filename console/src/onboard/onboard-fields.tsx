import { useTexts } from '../texts/use-texts.ts';
import { SelectField, TextField } from '../ui/field.tsx';

const STRATEGIES = ['shared_schema', 'shared_database', 'separate_schema', 'separate_database'];

/** The fields of a new tenant, each with what the platform says is wrong with it. */
export function OnboardFields() {
  const { onboard } = useTexts();
  return (
    <>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 font-semibold">{onboard.company}</legend>
        <TextField name="name" label={onboard.name} required />
        <TextField name="slug" label={onboard.slug} hint={onboard.slugHint} autoCapitalize="none" />
        <TextField name="plan" label={onboard.plan} hint={onboard.planHint} autoCapitalize="none" />
        <SelectField name="isolation" label={onboard.isolation}>
          <option value="">{onboard.byPlan}</option>
          {STRATEGIES.map((strategy) => (
            <option key={strategy}>{strategy}</option>
          ))}
        </SelectField>
      </fieldset>
      <fieldset className="flex flex-col gap-3">
        <legend className="mb-2 font-semibold">{onboard.admin}</legend>
        <TextField name="adminEmail" type="email" label={onboard.adminEmail} required />
        <TextField name="adminName" label={onboard.adminName} />
        <TextField
          name="adminPassword"
          type="password"
          label={onboard.adminPassword}
          hint={onboard.adminPasswordHint}
          autoComplete="new-password"
        />
      </fieldset>
    </>
  );
}
