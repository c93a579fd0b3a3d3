import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { callOptions } from '../api/use-call.ts';
import { useTexts } from '../texts/use-texts.ts';
import { buttonLook } from '../ui/button.tsx';

const ASK_EVERY_MS = 60_000;

/** How much is unread; asked once a minute, and not in a hidden tab. */
export function InboxButton() {
  const { inbox } = useTexts();
  const { data } = useQuery({
    ...callOptions('showUnreadCount', {}),
    refetchInterval: ASK_EVERY_MS,
  });
  const count = data ? `${data.unread}${data.isCapped ? '+' : ''}` : '0';
  return (
    <Link to="/inbox" className={buttonLook()}>
      {inbox.title}
      {count !== '0' && (
        <span className="rounded-full bg-info-tint px-2 text-xs text-info tabular-nums">
          {count} <span className="sr-only">{inbox.unread}</span>
        </span>
      )}
    </Link>
  );
}
