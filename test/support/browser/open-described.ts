import type { ConsoleBrowser, Wishes } from './console-browser.ts';
import { answerAsDescribed, asMember, type Answers } from './described-api.ts';

type Opening = Wishes & { readonly path: string; readonly answers?: Answers };

/** A page of the console before the described API, for whom the session of the browser goes on: Acme's owner, or whom the answers name. */
export async function openDescribed(web: ConsoleBrowser, { path, answers, ...wishes }: Opening) {
  const visitor = await web.visit(wishes);
  visitor.page.setDefaultTimeout(120_000);
  const token = { accessToken: 'access', refreshToken: 'refresh', expiresIn: 1_800 };
  const goesOn: Answers = { refreshSession: { token } };
  const asked = await answerAsDescribed(visitor.page, {
    ...asMember('owner'),
    ...goesOn,
    ...answers,
  });
  await visitor.page.goto(`${web.url}${path}`);
  await visitor.page.getByRole('navigation').first().waitFor();
  return { ...visitor, asked };
}
