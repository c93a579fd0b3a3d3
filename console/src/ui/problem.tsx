import { FreeholdError, NoAnswerError, ProblemError, type ProblemKind } from '@freehold/sdk';
import { useTexts } from '../texts/use-texts.ts';
import { CopyButton } from './copy-button.tsx';

/** What went wrong, in words, with the id that finds the request in the platform's log. */
export function Problem({ error }: { readonly error: Error }) {
  const { common, problems } = useTexts();
  const isProblem = error instanceof ProblemError;
  const requestId = error instanceof FreeholdError ? error.requestId : undefined;
  return (
    <div role="alert" className="rounded-md border border-bad/40 bg-bad-tint p-3 text-bad">
      <p className="font-medium">
        {error instanceof NoAnswerError
          ? common.noAnswer
          : isProblem
            ? (problems[error.kind as ProblemKind] ?? error.message)
            : common.failed}
      </p>
      {isProblem && error.detail !== undefined && <p>{error.detail}</p>}
      {isProblem && error.fieldErrors.length > 0 && (
        <ul className="list-disc pl-5">
          {error.fieldErrors.map(({ pointer, detail }) => (
            <li key={`${pointer} ${detail}`}>
              <code>{pointer}</code> {detail}
            </li>
          ))}
        </ul>
      )}
      {requestId !== undefined && (
        <p className="mt-1 flex flex-wrap items-center gap-2 text-xs">
          {common.requestId} <code>{requestId}</code> <CopyButton text={requestId} />
        </p>
      )}
    </div>
  );
}
