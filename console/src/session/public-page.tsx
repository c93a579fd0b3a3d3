import { Link } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { Brand, PLATFORM_NAME } from '../app/brand.tsx';
import { useTexts } from '../texts/use-texts.ts';

/** Around what is asked of somebody who is not signed in. */
export const PublicPage = ({ children }: { readonly children: ReactNode }) => (
  <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-4 p-4">
    {children}
  </main>
);

type PublicCardProps = {
  readonly title: string;
  readonly text?: string;
  readonly children: ReactNode;
};

export function PublicCard({ title, text, children }: PublicCardProps) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="flex flex-col gap-4 rounded-lg border border-line bg-card p-6">
      <div>
        <p className="font-semibold text-link">
          <Brand>{PLATFORM_NAME}</Brand>
        </p>
        <h1>{title}</h1>
        {text !== undefined && <p className="mt-1 text-quiet">{text}</p>}
      </div>
      {children}
    </div>
  );
}

export function ToSignIn() {
  const { join } = useTexts();
  return (
    <Link to="/sign-in" className="text-link underline">
      {join.toSignIn}
    </Link>
  );
}

export const Notice = ({ children }: { readonly children: ReactNode }) => (
  <p role="status" className="rounded-md bg-info-tint p-3 text-info [overflow-wrap:anywhere]">
    {children}
  </p>
);
