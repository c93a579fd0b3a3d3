import { ProblemError, type AnswerOf, type OperationId } from '@freehold/sdk';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { Call } from '../api/call.ts';
import { useSend } from '../api/use-send.ts';
import { useTexts } from '../texts/use-texts.ts';
import { ApiCall } from './api-call.tsx';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';
import { FieldErrors, TextField } from './field.tsx';
import { Problem } from './problem.tsx';
import { useToast } from './toasts.tsx';
import { valuesOf } from './values-of.ts';

export type Given = Readonly<Record<string, string>>;

export type CallDialogProps<Id extends OperationId> = {
  readonly label: string;
  readonly title: string;
  /** What will happen. */
  readonly text?: ReactNode;
  /** The call by what was given; undefined where it is not yet one. */
  readonly call: (given: Given, form: FormData) => Call<Id> | undefined;
  /** The same as a program may do it. */
  readonly example?: Call;
  readonly isDanger?: boolean;
  /** To be typed before something that cannot be undone. */
  readonly confirm?: string;
  /** Said when it is done. */
  readonly done?: string;
  readonly onDone?: (answer: AnswerOf<Id>) => void;
  readonly children?: ReactNode;
};

/** Says what will happen before it does, and asks for what is needed; a refusal stands at its field. */
export function CallDialog<Id extends OperationId>({
  onClose,
  ...props
}: CallDialogProps<Id> & { readonly onClose: () => void }) {
  const { common } = useTexts();
  const { label, title, text, call, example, isDanger = false, confirm, done, onDone } = props;
  const toast = useToast();
  const [typed, setTyped] = useState('');
  const send = useSend<Id>((answer) => {
    if (done !== undefined) toast(done);
    onClose();
    onDone?.(answer);
  });
  const submit = (event: SyntheticEvent<HTMLFormElement>) => {
    const form = new FormData(event.currentTarget);
    const made = call(valuesOf(event), form);
    if (made) send.mutate(made);
  };
  const errors = send.error instanceof ProblemError ? send.error.fieldErrors : [];
  return (
    <Dialog title={title} onClose={onClose}>
      {text !== undefined && <div className="text-quiet">{text}</div>}
      <form onSubmit={submit} className="flex flex-col gap-3">
        <FieldErrors value={errors}>{props.children}</FieldErrors>
        {confirm !== undefined && (
          <TextField
            name="confirm"
            label={common.confirmSlug(confirm)}
            value={typed}
            onChange={({ target }) => setTyped(target.value)}
            autoComplete="off"
          />
        )}
        {send.error && <Problem error={send.error} />}
        <Foot
          {...{ label, example, onClose }}
          isDanger={isDanger || confirm !== undefined}
          isOpen={!send.isPending && (confirm === undefined || typed === confirm)}
        />
      </form>
    </Dialog>
  );
}

type FootProps = {
  readonly label: string;
  readonly example: Call | undefined;
  readonly onClose: () => void;
  readonly isDanger: boolean;
  readonly isOpen: boolean;
};

function Foot({ label, example, onClose, isDanger, isOpen }: FootProps) {
  const { common } = useTexts();
  return (
    <div className="flex flex-wrap items-center justify-end gap-2">
      <span className="mr-auto">{example && <ApiCall call={example} />}</span>
      <Button onClick={onClose}>{common.cancel}</Button>
      <Button type="submit" look={isDanger ? 'danger' : 'main'} disabled={!isOpen}>
        {label}
      </Button>
    </div>
  );
}

type CallButtonProps<Id extends OperationId> = Omit<CallDialogProps<Id>, 'title'> & {
  readonly title?: string;
  readonly look?: 'main' | 'plain' | 'quiet' | 'danger';
  /** Of what, where several of the same name stand in a list. */
  readonly of?: string;
};

/** A button that opens such a dialog. */
export function CallButton<Id extends OperationId>({
  look = 'plain',
  of,
  ...dialog
}: CallButtonProps<Id>) {
  const [isOpen, setOpen] = useState(false);
  const { label, title = label } = dialog;
  return (
    <>
      <Button
        look={look}
        onClick={() => setOpen(true)}
        aria-label={of === undefined ? undefined : `${label}: ${of}`}
      >
        {label}
      </Button>
      {isOpen && <CallDialog {...dialog} title={title} onClose={() => setOpen(false)} />}
    </>
  );
}
