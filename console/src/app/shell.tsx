import { useQuery } from '@tanstack/react-query';
import { Link, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { callOptions } from '../api/use-call.ts';
import { InboxButton } from '../inbox/inbox-button.tsx';
import { MeContext, type Me } from '../session/me.ts';
import { useTexts } from '../texts/use-texts.ts';
import { Button } from '../ui/button.tsx';
import { Loaded } from '../ui/loaded.tsx';
import { AccountMenu } from './account-menu.tsx';
import { Brand, PLATFORM_NAME } from './brand.tsx';
import { Palette } from './palette.tsx';
import { pagesFor } from './pages.ts';

/** Around every page of somebody who is signed in. */
export function Shell() {
  const { common } = useTexts();
  const me = useQuery({ ...callOptions('showMe', {}), staleTime: 60_000 });
  return (
    <Loaded query={me}>
      {(found) =>
        found.kind === 'key' ? (
          <p>{common.notFound}</p>
        ) : (
          <SignedInShell key={found.userId} me={found} />
        )
      }
    </Loaded>
  );
}

function SignedInShell({ me }: { readonly me: Me }) {
  const { nav } = useTexts();
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || !(event.metaKey || event.ctrlKey)) return;
      event.preventDefault();
      setPaletteOpen(true);
    };
    window.addEventListener('keydown', open);
    return () => window.removeEventListener('keydown', open);
  }, []);
  return (
    <MeContext value={me}>
      <a
        href="#content"
        className="absolute top-2 left-2 z-20 -translate-y-16 rounded-md bg-card px-3 py-2 focus:translate-y-0"
      >
        {nav.skip}
      </a>
      <div className="flex min-h-dvh flex-col md:flex-row">
        <SideBar me={me} onPalette={() => setPaletteOpen(true)} />
        <main id="content" tabIndex={-1} className="min-w-0 flex-1 p-4 md:p-6">
          <div className="mx-auto max-w-6xl">
            <Outlet />
          </div>
        </main>
      </div>
      {isPaletteOpen && <Palette onClose={() => setPaletteOpen(false)} />}
    </MeContext>
  );
}

function SideBar({ me, onPalette }: { readonly me: Me; readonly onPalette: () => void }) {
  const texts = useTexts();
  const { pathname } = useLocation();
  return (
    <header className="flex flex-wrap items-center gap-2 border-b border-line bg-card p-3 md:sticky md:top-0 md:h-dvh md:w-56 md:flex-col md:flex-nowrap md:items-stretch md:border-r md:border-b-0 md:p-4">
      <p className="flex min-w-0 items-center gap-2 font-semibold [overflow-wrap:anywhere]">
        <Brand>{me.kind === 'tenant' ? me.tenant.name : PLATFORM_NAME}</Brand>
      </p>
      <Button className="ml-auto justify-between text-quiet md:ml-0" onClick={onPalette}>
        {texts.nav.commands} <kbd className="hidden text-xs md:inline">Ctrl K</kbd>
      </Button>
      <nav aria-label={texts.nav.main} className="order-last w-full md:order-none">
        <ul className="flex gap-1 overflow-x-auto md:flex-col">
          {pagesFor(me, texts)
            .filter(({ isAside }) => !isAside)
            .map(({ to, label }) => (
              <li key={to}>
                <Link
                  to={to}
                  aria-current={isAt(pathname, to) ? 'page' : undefined}
                  className="block rounded-md px-3 py-1.5 whitespace-nowrap hover:bg-page aria-[current=page]:bg-info-tint aria-[current=page]:font-medium aria-[current=page]:text-info"
                >
                  {label}
                </Link>
              </li>
            ))}
        </ul>
      </nav>
      <div className="flex gap-2 md:mt-auto md:flex-col md:items-stretch">
        {me.permissions.includes('inbox:read') && <InboxButton />}
        <AccountMenu me={me} />
      </div>
    </header>
  );
}

const isAt = (pathname: string, to: string) =>
  to === '/' ? pathname === '/' : pathname === to || pathname.startsWith(`${to}/`);
