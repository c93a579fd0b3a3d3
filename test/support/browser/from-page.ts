import type { Page } from 'playwright-core';

export type PageRequest = {
  readonly url: string;
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

export type PageAnswer = {
  readonly status: number;
  readonly text: string;
  /** Those that the browser lets a script read. */
  readonly headers: Readonly<Record<string, string>>;
};

/** `fetch` by a script of the page; rejects where the browser refuses the script the answer. */
export const fromPage = (page: Page, request: PageRequest): Promise<PageAnswer> =>
  page.evaluate(async ({ url, ...init }) => {
    const answer = await fetch(url, init);
    const { status, headers } = answer;
    return { status, text: await answer.text(), headers: Object.fromEntries(headers) };
  }, request);
