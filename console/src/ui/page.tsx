import { useEffect, type ReactNode } from 'react';

type PageProps = {
  readonly title: string;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
};

/** A page: its title is the tab's, too. */
export function Page({ title, actions, children }: PageProps) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <div className="flex flex-col gap-4">
      <header className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="min-w-0 [overflow-wrap:anywhere]">
          <bdi>{title}</bdi>
        </h1>
        {actions}
      </header>
      {children}
    </div>
  );
}
