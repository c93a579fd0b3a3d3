import type { ReactNode } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { Dialog } from './dialog.tsx';

type SecretDialogProps = {
  readonly title: string;
  readonly text: string;
  readonly secret: string;
  readonly onClose: () => void;
  readonly children?: ReactNode;
};

/** What is shown this once. */
export function SecretDialog({ title, text, secret, onClose, children }: SecretDialogProps) {
  const { common } = useTexts();
  return (
    <Dialog title={title} onClose={onClose}>
      <p className="text-quiet">{text}</p>
      <p className="rounded-md border border-line bg-page p-3 [overflow-wrap:anywhere]">
        <code data-secret className="whitespace-pre-wrap">
          {secret}
        </code>
      </p>
      {children}
      <div className="flex items-center justify-end gap-2">
        <CopyButton text={secret} />
        <Button look="main" onClick={onClose}>
          {common.kept}
        </Button>
      </div>
    </Dialog>
  );
}
