import { createContext, use, useCallback, useState, type ReactNode } from 'react';

const SHOWN_MS = 6_000;

const ToastContext = createContext<(text: ReactNode) => void>(() => undefined);

/** Says that something is done, and takes it away by itself. */
export const useToast = () => use(ToastContext);

type Toast = { readonly id: number; readonly text: ReactNode };

export function Toasts({ children }: { readonly children: ReactNode }) {
  const [toasts, setToasts] = useState<readonly Toast[]>([]);
  const add = useCallback((text: ReactNode) => {
    const id = performance.now();
    setToasts((shown) => [...shown, { id, text }]);
    setTimeout(() => setToasts((shown) => shown.filter((toast) => toast.id !== id)), SHOWN_MS);
  }, []);
  return (
    <ToastContext value={add}>
      {children}
      <div role="status" className="fixed right-4 bottom-4 z-10 flex max-w-sm flex-col gap-2">
        {toasts.map(({ id, text }) => (
          <p
            key={id}
            className="rounded-md border border-line bg-card px-4 py-2 shadow-lg [overflow-wrap:anywhere]"
          >
            {text}
          </p>
        ))}
      </div>
    </ToastContext>
  );
}
