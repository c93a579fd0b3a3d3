import { useState } from 'react';
import { asCurl, asSdkCall, type Call } from '../api/call.ts';
import { useEnteredAccess } from '../api/entered-access.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from './button.tsx';
import { Code } from './code.tsx';
import { Dialog } from './dialog.tsx';

type ApiCallProps = {
  readonly call: Call;
  /** Of what, where it stands small beside a button of a list. */
  readonly of?: string;
  readonly isSmall?: boolean;
};

/** How a program does what this page does. */
export function ApiCall({ call, of, isSmall = false }: ApiCallProps) {
  const { common } = useTexts();
  const isByAccess = useEnteredAccess() !== undefined;
  const [isOpen, setOpen] = useState(false);
  const name = [`${common.showAsCall}: ${call.id}`, ...(of === undefined ? [] : [of])].join(', ');
  return (
    <>
      <Button
        look="quiet"
        onClick={() => setOpen(true)}
        {...(isSmall && { 'aria-label': name, title: common.showAsCall })}
      >
        {isSmall ? <code aria-hidden>{'{ }'}</code> : common.showAsCall}
      </Button>
      {isOpen && (
        <Dialog title={common.showAsCall} onClose={() => setOpen(false)}>
          <Code name="curl" text={asCurl(call, window.location.origin, isByAccess)} />
          <Code name="@freehold/sdk" text={asSdkCall(call, isByAccess)} />
          <div className="flex justify-end">
            <Button onClick={() => setOpen(false)}>{common.close}</Button>
          </div>
        </Dialog>
      )}
    </>
  );
}
