import { useState } from 'react';
import { asCurl, asSdkCall, type Call } from '../api/call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from './button.tsx';
import { CopyButton } from './copy-button.tsx';
import { Dialog } from './dialog.tsx';

/** How a program does what this page does. */
export function ApiCall({ call }: { readonly call: Call }) {
  const { common } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" onClick={() => setOpen(true)}>
        {common.showAsCall}
      </Button>
      {isOpen && (
        <Dialog title={common.showAsCall} onClose={() => setOpen(false)}>
          <Code name="curl" text={asCurl(call, window.location.origin)} />
          <Code name="@freehold/sdk" text={asSdkCall(call)} />
          <div className="flex justify-end">
            <Button onClick={() => setOpen(false)}>{common.close}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

const Code = ({ name, text }: { readonly name: string; readonly text: string }) => (
  <div>
    <div className="flex items-center justify-between">
      <h3 className="font-medium">{name}</h3>
      <CopyButton text={text} />
    </div>
    <pre
      tabIndex={0}
      aria-label={name}
      className="overflow-x-auto rounded-md border border-line bg-page p-3 text-xs"
    >
      {text}
    </pre>
  </div>
);
