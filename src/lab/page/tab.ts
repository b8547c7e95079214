import { signal } from '@preact/signals';

/** The id of the tab that is shown. */
export const tab = signal('train');
