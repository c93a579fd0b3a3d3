import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from './button.tsx';
import { Problem } from './problem.tsx';
import { useWaiting } from './waiting.ts';

type LoadedProps<Data> = {
  readonly query: UseQueryResult<Data>;
  readonly children: (data: Data) => ReactNode;
};

/** What a query found, or that it is still looking, or why it failed. */
export function Loaded<Data>({ query: { data, error, refetch }, children }: LoadedProps<Data>) {
  return (
    <>
      {error && <Failed error={error} onRetry={() => void refetch()} />}
      {data === undefined ? !error && <Loading /> : children(data)}
    </>
  );
}

type FailedProps = { readonly error: Error; readonly onRetry: () => void };

export function Failed({ error, onRetry }: FailedProps) {
  const { common } = useTexts();
  return (
    <div className="flex flex-col items-start gap-2">
      <Problem error={error} />
      <Button onClick={onRetry}>{common.retry}</Button>
    </div>
  );
}

export function Loading() {
  const { common } = useTexts();
  const ref = useWaiting();
  return (
    <p ref={ref} role="status" data-loading className="min-h-16 text-quiet">
      {common.loading}
    </p>
  );
}
