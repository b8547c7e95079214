import { markPlace } from './markPlace.ts';
import { zoomPanels } from './zoom.ts';

/** What the report does in a browser; `reportPage` writes it into the page. */
markPlace(document);
zoomPanels(document);
