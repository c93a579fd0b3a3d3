import type { ReactNode } from 'react';
import type { Call } from '../api/call.ts';
import { useTexts } from '../texts/use-texts.ts';
import type { Given } from '../ui/call-dialog.tsx';
import { RowMenu, rowAction } from '../ui/row-menu.tsx';
import type { Alert } from './alert.ts';
import { AlertFields } from './alert-fields.tsx';

type AlertMenuProps = {
  readonly alert: Alert;
  readonly change: (given: Given, form: FormData) => Call;
  readonly changeExample: Call;
  readonly remove: Call;
  /** Whom it tells. */
  readonly children: ReactNode;
};

/** What can be done with an alert. */
export function AlertMenu({ alert, change, changeExample, remove, children }: AlertMenuProps) {
  const { alerts, keys } = useTexts();
  const changing = rowAction({
    label: alerts.change,
    text: alerts.changeText,
    call: change,
    example: changeExample,
    done: alerts.changed,
    children: (
      <>
        <AlertFields alert={alert} />
        {children}
      </>
    ),
  });
  const removing = rowAction({
    label: alerts.remove,
    title: alerts.removeTitle,
    text: <bdi>{alert.name}</bdi>,
    isDanger: true,
    call: () => remove,
    example: remove,
    done: alerts.removed,
  });
  return <RowMenu name={keys.actionsFor(alert.name)} actions={[changing, removing]} />;
}
