import { type ComponentChildren, toChildArray } from 'preact';
import { useEffect, useState } from 'preact/hooks';

/** Renders its children one per frame: all at once would block the page for too long. */
export function Gradually({ children }: { children: ComponentChildren }) {
  const all = toChildArray(children);
  const [shown, setShown] = useState(0);
  const whole = shown >= all.length;
  useEffect(() => {
    if (whole) return;
    const frame = requestAnimationFrame(() => setShown(shown + 1));
    return () => cancelAnimationFrame(frame);
  }, [shown, whole]);
  return <>{all.slice(0, shown)}</>;
}
