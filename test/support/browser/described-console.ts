import { afterAll, beforeAll } from 'vitest';
import type { OperationId } from '../../../sdk/src/index.ts';
import { openConsole, type ConsoleBrowser, type Wishes } from './console-browser.ts';
import { answerAsDescribed, asMember, GOES_ON, type Answers } from './described-api.ts';

type Opening = Wishes & { readonly path: string; readonly answers?: Answers };

/** The console for the tests of a file, until they end. */
export function describedConsole() {
  let web: ConsoleBrowser;
  beforeAll(async () => {
    web = await openConsole('http://127.0.0.1:9');
  });
  afterAll(() => web.close());

  /** A page before the described API, for whom the session of the browser goes on: Acme's owner, or whom the answers name. */
  async function open({ path, answers, ...wishes }: Opening) {
    const visitor = await web.visit(wishes);
    const all = { ...asMember('owner'), ...GOES_ON, ...answers };
    const asked = await answerAsDescribed(visitor.page, all);
    await visitor.page.goto(`${web.url}${path}`);
    await visitor.page.getByRole('navigation').first().waitFor();
    /** The last request of that operation. */
    const sent = (wanted: OperationId) => asked.findLast(({ id }) => id === wanted);
    return { ...visitor, asked, sent, dialog: visitor.page.getByRole('dialog') };
  }

  return {
    open,
    visit: (wishes?: Wishes) => web.visit(wishes),
    get url() {
      return web.url;
    },
  };
}
