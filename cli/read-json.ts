import type { z } from 'zod';
import { jsonOf } from '../kit/json-of.ts';
import { NoAnswerError, ProblemError } from '../sdk/src/index.ts';
import { failWith, unknownAnswer } from './api-failure.ts';

const TIMEOUT_SECONDS = 30;

/** Reads what is no operation of the API, such as the mails of the local cloud. */
export async function readJson<Schema extends z.ZodType>(
  { url, answer }: { readonly url: URL; readonly answer: Schema },
  interrupted: AbortSignal,
): Promise<z.output<Schema>> {
  const body = await bodyOf(url, interrupted).catch(failWith({ apiUrl: url.origin }));
  const parsed = answer.safeParse(body);
  if (!parsed.success) throw unknownAnswer(url, { body, error: parsed.error });
  return parsed.data;
}

async function bodyOf(url: URL, interrupted: AbortSignal): Promise<unknown> {
  const timeout = AbortSignal.timeout(TIMEOUT_SECONDS * 1_000);
  const signal = AbortSignal.any([timeout, interrupted]);
  const { response, text } = await fetch(url, { signal })
    .then(async (response) => ({ response, text: await response.text() }))
    .catch((cause: unknown) => {
      if (interrupted.aborted) throw cause;
      throw new NoAnswerError(url.origin, { isTimeout: timeout.aborted, cause });
    });
  const body = jsonOf(text);
  if (!response.ok) throw new ProblemError(response, body);
  return body;
}
