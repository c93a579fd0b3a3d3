import type { ReactNode } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

type ClosingDialogProps = {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** One that is read, and closed. */
export function ClosingDialog({ title, onClose, children }: ClosingDialogProps) {
  const { common } = useTexts();
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      <div className="flex justify-end">
        <Button look="main" onClick={onClose}>
          {common.close}
        </Button>
      </div>
    </Dialog>
  );
}
