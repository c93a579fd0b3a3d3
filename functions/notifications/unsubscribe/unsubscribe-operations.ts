import { unsubscribe, type UnsubscribePorts } from '../../../core/notifications/unsubscribe.ts';
import { answer, refusal } from '../../edge/answer.ts';
import { operation } from '../../edge/operation.ts';

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy':
    "default-src 'none'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
};

/** Relative, so that it also works below a path prefix; the token’s form leaves nothing to escape. */
export const showUnsubscribePage = () =>
  operation('showUnsubscribePage', ({ query: { token } }) =>
    Promise.resolve(
      answer(
        200,
        page(
          `<form method="post" action="unsubscribe?token=${token}"><p>No more mails of this kind?</p><button>Unsubscribe</button></form>`,
        ),
        HEADERS,
      ),
    ),
  );

export const unsubscribeOperation = (ports: UnsubscribePorts) =>
  operation('unsubscribe', async ({ query: { token } }) => {
    const done = await unsubscribe(ports, token);
    if (!done.ok) return refusal(done.error);
    return answer(200, page('<p>You get no more mails of this kind.</p>'), HEADERS);
  });

const page = (content: string) => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>Unsubscribe</title>
</head>
<body>
${content}
</body>
</html>
`;
