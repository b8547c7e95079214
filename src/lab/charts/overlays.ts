/** How the run before is drawn under the present one, and all samples under the picked ones. */
export const BEFORE = { dashed: true, width: 1.2 } as const;
export const BEFORE_NAME = ', run before';
/** Opacity of what stands back, behind the six digits of a colour. */
export const PALE = '4d';
