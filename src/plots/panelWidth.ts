/** Width of every panel, in its own pixels. */
export const PANEL_WIDTH = 480;
