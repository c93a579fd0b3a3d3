import { useTexts } from '../texts/use-texts.ts';
import { CallDialog } from '../ui/call-dialog.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { actionNamed, SUSPENSION_REASONS, type ActionName } from './actions.ts';
import type { Tenant } from './tenant.ts';

type ActionDialogProps = {
  readonly name: ActionName;
  readonly tenant: Tenant;
  readonly onClose: () => void;
};

/** What operators do with a tenant; what cannot be undone takes the typed slug. */
export function ActionDialog({ name, tenant, onClose }: ActionDialogProps) {
  const { actions } = useTexts();
  const { isFinal, call } = actionNamed(name);
  return (
    <CallDialog
      label={actions[name]}
      title={actions[`${name}Title`]}
      text={
        <>
          <p>
            <bdi className="font-medium text-ink">{tenant.name}</bdi> ({tenant.slug})
          </p>
          <p>{actions[`${name}Text`]}</p>
        </>
      }
      call={(given) => call(tenant, given)}
      example={call(tenant, exampleOf(tenant))}
      done={actions.done(actions[name])}
      onClose={onClose}
      {...(isFinal && { confirm: tenant.slug })}
    >
      <ActionFields name={name} tenant={tenant} />
    </CallDialog>
  );
}

const exampleOf = ({ plan, suspensions: [standing] = [] }: Tenant) => ({
  ...{ reason: 'operator', plan },
  ...(standing && { standing: standing.reason }),
});

function ActionFields({ name, tenant }: Pick<ActionDialogProps, 'name' | 'tenant'>) {
  const { actions } = useTexts();
  const { fields } = actionNamed(name);
  const standing = tenant.suspensions?.map(({ reason }) => reason) ?? [];
  return fields.map((field) => {
    if (field === 'note')
      return <TextField key={field} name={field} label={actions.note} maxLength={500} />;
    if (field === 'plan') {
      return (
        <TextField
          key={field}
          name={field}
          label={actions.plan}
          required
          defaultValue={tenant.plan}
        />
      );
    }
    return (
      <SelectField key={field} name={field} label={actions.reason}>
        {(field === 'standing' ? standing : SUSPENSION_REASONS).map((reason) => (
          <option key={reason}>{reason}</option>
        ))}
      </SelectField>
    );
  });
}
