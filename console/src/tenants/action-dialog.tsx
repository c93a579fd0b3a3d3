import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type SyntheticEvent } from 'react';
import { sendCall } from '../api/send-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from '../ui/api-call.tsx';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { SelectField, TextField } from '../ui/field.tsx';
import { Problem } from '../ui/problem.tsx';
import { useToast } from '../ui/toasts.tsx';
import { valuesOf } from '../ui/values-of.ts';
import { actionNamed, SUSPENSION_REASONS, type ActionName } from './actions.ts';
import type { Tenant } from './tenant.ts';

type ActionDialogProps = {
  readonly name: ActionName;
  readonly tenant: Tenant;
  readonly onClose: () => void;
};

/** Says what will happen before it does; what cannot be undone takes the typed slug. */
export function ActionDialog({ name, tenant, onClose }: ActionDialogProps) {
  const { actions, common } = useTexts();
  const toast = useToast();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const { isFinal, call } = actionNamed(name);
  const run = useMutation({
    mutationFn: (given: Readonly<Record<string, string>>) => sendCall(call(tenant, given)),
    onSuccess: async () => {
      toast(actions.done(actions[name]));
      onClose();
      await queries.invalidateQueries();
    },
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => run.mutate(valuesOf(event));
  return (
    <Dialog title={actions[`${name}Title`]} onClose={onClose}>
      <p>
        <bdi className="font-medium">{tenant.name}</bdi> ({tenant.slug})
      </p>
      <p>{actions[`${name}Text`]}</p>
      <form onSubmit={submit} className="flex flex-col gap-3">
        <ActionFields name={name} tenant={tenant} />
        {isFinal && (
          <TextField
            name="confirm"
            label={common.confirmSlug(tenant.slug)}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            autoComplete="off"
          />
        )}
        {run.error && <Problem error={run.error} />}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <span className="mr-auto">
            <ApiCall call={call(tenant, exampleOf(tenant))} />
          </span>
          <Button onClick={onClose}>{common.cancel}</Button>
          <Button
            type="submit"
            look={isFinal ? 'danger' : 'main'}
            disabled={run.isPending || (isFinal && typed !== tenant.slug)}
          >
            {actions[name]}
          </Button>
        </div>
      </form>
    </Dialog>
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
