import { ProblemError, type AnswerOf, type OperationId } from '@freehold/sdk';
import type { ReactNode, SyntheticEvent } from 'react';
import type { Call } from '../api/call.ts';
import { useSend } from '../api/use-send.ts';
import { Button } from '../ui/button.tsx';
import type { Given } from '../ui/call-dialog.tsx';
import { FieldErrors } from '../ui/field.tsx';
import { Problem } from '../ui/problem.tsx';
import { valuesOf } from '../ui/values-of.ts';
import { PublicCard, PublicPage, ToSignIn } from './public-page.tsx';

type OpenFormProps<Id extends OperationId> = {
  readonly title: string;
  readonly text?: string;
  readonly submit: string;
  readonly call: (given: Given) => Call<Id>;
  readonly onDone: (answer: AnswerOf<Id>) => void;
  readonly children: ReactNode;
};

/** A form for somebody who is not signed in. */
export function OpenForm<Id extends OperationId>(props: OpenFormProps<Id>) {
  const { title, text, submit, call, onDone, children } = props;
  const send = useSend<Id>(onDone);
  const errors = send.error instanceof ProblemError ? send.error.fieldErrors : [];
  return (
    <PublicPage>
      <PublicCard title={title} {...(text !== undefined && { text })}>
        <form
          className="flex flex-col gap-4"
          onSubmit={(event: SyntheticEvent<HTMLFormElement>) => send.mutate(call(valuesOf(event)))}
        >
          <FieldErrors value={errors}>{children}</FieldErrors>
          {send.error && <Problem error={send.error} />}
          <Button type="submit" look="main" disabled={send.isPending}>
            {submit}
          </Button>
        </form>
        <ToSignIn />
      </PublicCard>
    </PublicPage>
  );
}
