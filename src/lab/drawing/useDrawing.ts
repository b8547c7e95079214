import { effect, type ReadonlySignal } from '@preact/signals';
import type { RefObject } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { addDrawing, removeDrawing, setSight, want } from './drawing.ts';
import { dark } from './theme.ts';

/** Draws into an element whenever the data change or the element's size does, as often as the page can bear. */
export function useDrawing<E extends HTMLElement, T>(
  data: ReadonlySignal<T>,
  draw: (element: E, data: T) => void,
): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => (ref.current === null ? undefined : keepDrawn(ref.current, data, draw)), [data, draw]);
  return ref;
}

/** Draws until the returned function is called. */
function keepDrawn<E extends HTMLElement, T>(element: E, data: ReadonlySignal<T>, draw: (element: E, data: T) => void) {
  const drawing = addDrawing(() => draw(element, data.peek()));
  const stopWatching = effect(() => {
    data.value;
    dark.value;
    want(drawing);
  });
  const size = new ResizeObserver(() => want(drawing));
  size.observe(element);
  const sight = new IntersectionObserver((seen) => setSight(drawing, seen.at(-1)?.isIntersecting === true));
  sight.observe(element);
  return () => {
    stopWatching();
    size.disconnect();
    sight.disconnect();
    removeDrawing(drawing);
  };
}
