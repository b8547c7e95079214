/** How the previous run is drawn under the present one, and all samples under the selected ones. */
export const PREVIOUS = { dashed: true, width: 1.2 } as const;
export const PREVIOUS_NAME = ', previous run';
/** Opacity of lines and areas in the background, appended to a colour's six digits. */
export const PALE = '4d';
