import { useState, type ReactNode } from 'react';
import { Button } from './button.tsx';
import { ClosingDialog } from './closing-dialog.tsx';

type ReadButtonProps = {
  readonly label: string;
  /** Of what: several of a list have the same label. */
  readonly of: string;
  readonly title: string;
  readonly children: ReactNode;
};

/** Opens a dialog that is read, and closed. */
export function ReadButton({ label, of, title, children }: ReadButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)} aria-label={`${label}: ${of}`}>
        {label}
      </Button>
      {isOpen && (
        <ClosingDialog title={title} onClose={() => setOpen(false)}>
          {children}
        </ClosingDialog>
      )}
    </>
  );
}
