import { storyOpen } from '../ranking/ranking.ts';
import { clearSelection, selection } from '../selection/selection.ts';

/** Escape closes the story of a sample, then selects no samples; whatever is open above the page comes first. */
export function watchEscape(): void {
  addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    if (document.querySelector('dialog[open], :popover-open') !== null) return;
    if (event.target instanceof Element && event.target.closest('input, select, textarea') !== null) return;
    if (storyOpen.value && document.querySelector('.story') !== null) storyOpen.value = false;
    else if (selection.value !== null) clearSelection();
  });
}
