import { useState } from 'react';
import { useMay } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { ActionDialog } from './action-dialog.tsx';
import { ACTIONS, type ActionName } from './actions.ts';
import type { Tenant } from './tenant.ts';

/** What can be done with the tenant as it is, by whoever looks. */
export function TenantActions({ tenant }: { readonly tenant: Tenant }) {
  const { actions, tenant: texts } = useTexts();
  const may = useMay();
  const [open, setOpen] = useState<ActionName>();
  const names = (Object.keys(ACTIONS) as ActionName[]).filter(
    (name) => ACTIONS[name].isPossible(tenant) && may(ACTIONS[name].permission),
  );
  if (names.length === 0) return null;
  return (
    <div role="group" aria-label={texts.actions} className="flex flex-wrap gap-2">
      {names.map((name) => (
        <Button
          key={name}
          look={ACTIONS[name].isFinal ? 'danger' : 'plain'}
          onClick={() => setOpen(name)}
        >
          {actions[name]}
        </Button>
      ))}
      {open && <ActionDialog name={open} tenant={tenant} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
