import type { OperationId } from '@freehold/sdk';
import type { Call } from '../api/call.ts';
import { useSend } from '../api/use-send.ts';
import { ApiCall } from './api-call.tsx';
import { Button } from './button.tsx';
import { Problem } from './problem.tsx';
import { useToast } from './toasts.tsx';

type SendButtonProps<Id extends OperationId> = {
  readonly label: string;
  readonly call: Call<Id>;
  readonly done?: string;
  readonly look?: 'main' | 'plain' | 'quiet';
  readonly of?: string;
};

/** Does at once what can be undone, or harms nothing. */
export function SendButton<Id extends OperationId>({
  label,
  call,
  done,
  look = 'plain',
  of,
}: SendButtonProps<Id>) {
  const toast = useToast();
  const send = useSend<Id>(() => {
    if (done !== undefined) toast(done);
  });
  return (
    <>
      <span className="inline-flex flex-wrap items-center">
        <Button
          look={look}
          disabled={send.isPending}
          onClick={() => send.mutate(call)}
          aria-label={of === undefined ? undefined : `${label}: ${of}`}
        >
          {label}
        </Button>
        <ApiCall call={call} isSmall {...(of !== undefined && { of })} />
      </span>
      {send.error && <Problem error={send.error} />}
    </>
  );
}
