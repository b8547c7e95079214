import dialog from './zoomDialog.html?text';

/** Holds the panel that was opened; without the script it stays closed, and panels lead to their files. */
export const ZOOM_DIALOG = dialog.trimEnd();
