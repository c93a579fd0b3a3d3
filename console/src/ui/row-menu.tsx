import type { OperationId } from '@freehold/sdk';
import { DropdownMenu } from 'radix-ui';
import { useState, type ReactNode } from 'react';
import { buttonLook } from './button.tsx';
import { CallDialog, type CallDialogProps } from './call-dialog.tsx';

export type RowAction = {
  readonly label: string;
  readonly dialog: (onClose: () => void) => ReactNode;
};

export const rowAction = <Id extends OperationId>(
  props: Omit<CallDialogProps<Id>, 'title'> & { readonly title?: string },
): RowAction => ({
  label: props.label,
  dialog: (onClose) => (
    <CallDialog {...props} title={props.title ?? props.label} onClose={onClose} />
  ),
});

type RowMenuProps = { readonly name: string; readonly actions: readonly RowAction[] };

/** What can be done with a row of a table. */
export function RowMenu({ name, actions }: RowMenuProps) {
  const [open, setOpen] = useState<RowAction>();
  if (actions.length === 0) return null;
  return (
    <>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className={buttonLook()} aria-label={name}>
          <span aria-hidden>⋯</span>
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content
            sideOffset={4}
            align="end"
            className="z-20 min-w-40 rounded-md border border-line bg-card p-1 shadow-lg"
          >
            {actions.map((action) => (
              <DropdownMenu.Item
                key={action.label}
                onSelect={() => setOpen(action)}
                className="flex min-h-8 items-center rounded px-2 outline-none data-[highlighted]:bg-info-tint data-[highlighted]:text-info"
              >
                {action.label}
              </DropdownMenu.Item>
            ))}
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
      {open?.dialog(() => setOpen(undefined))}
    </>
  );
}
