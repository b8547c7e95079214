/** Holds the panel that was opened; without the script it stays closed, and panels lead to their files. */
export const ZOOM_DIALOG = `<dialog id="zoom" class="samplescope" aria-labelledby="zoom-caption">
<p><span id="zoom-caption"></span><span id="zoom-place" aria-live="polite"></span>
<button type="button" value="-1" aria-label="Previous panel">‹</button><button type="button" value="1" aria-label="Next panel">›</button>
<button type="button" value="0" aria-label="Close" autofocus>×</button></p><div id="zoom-picture"></div></dialog>`;

/**
 * Opens a panel over the page where it is clicked, and steps through the panels of its figure. The dialog element keeps
 * the focus inside, closes on Escape, and gives the focus back; the panel shown last has it then.
 */
export const ZOOM_SCRIPT = `{
const zoom = document.getElementById('zoom');
const [caption, place, picture] = ['caption', 'place', 'picture'].map((part) => document.getElementById('zoom-' + part));
let [panels, shown] = [[], 0];
const show = (index) => {
  shown = (index + panels.length) % panels.length;
  picture.replaceChildren(panels[shown].querySelector('svg').cloneNode(true));
  caption.textContent = panels[shown].dataset.caption;
  place.textContent = shown + 1 + ' of ' + panels.length;
};
document.addEventListener('click', (event) => {
  const panel = event.target.closest('a.panel');
  if (!panel || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  panels = [...panel.closest('.pictures').querySelectorAll('a.panel')];
  show(panels.indexOf(panel));
  zoom.showModal();
});
zoom.addEventListener('click', ({ target }) => {
  const step = Number(target.closest('button')?.value ?? 0);
  if (step !== 0) show(shown + step);
  else if (target === zoom || target.closest('button')) zoom.close();
});
zoom.addEventListener('keydown', ({ key }) => {
  if (key === 'ArrowLeft' || key === 'ArrowRight') show(shown + (key === 'ArrowLeft' ? -1 : 1));
});
zoom.addEventListener('close', () => panels[shown]?.focus());
}`;

export const ZOOM_STYLE = `a.panel{display:block;color:inherit;text-decoration:none;cursor:zoom-in;border-radius:8px}
a.panel:focus-visible{outline:3px solid var(--link);outline-offset:4px}
#zoom{width:min(96vw,170vh);height:94vh;max-width:none;max-height:none;padding:14px 20px 20px;border:1px solid var(--line);border-radius:18px;
background:var(--card);box-shadow:0 24px 80px #0006}
#zoom[open]{display:flex;flex-direction:column;gap:8px}
html:has(#zoom[open]){overflow:hidden}
#zoom::backdrop{background:#0b0d12b8}
#zoom p{display:flex;max-width:none;align-items:center;gap:8px;margin:0;color:var(--muted);font-size:.95rem}
#zoom-caption{font-weight:600;margin-right:auto}
#zoom-place{white-space:nowrap}
#zoom-picture{flex:1;min-height:0}
#zoom svg{width:100%;height:100%;display:block}
#zoom button{width:38px;height:38px;border:1px solid var(--line);border-radius:99px;background:none;color:var(--ink);font:inherit;font-size:1.25rem;line-height:1;cursor:pointer}
#zoom button:hover{background:var(--page)}
#zoom button:focus-visible{outline:3px solid var(--link);outline-offset:2px}
@media (max-width:640px){#zoom{height:fit-content;max-height:94vh}#zoom-picture{overflow:auto}#zoom svg{width:800px;height:auto}}`;
