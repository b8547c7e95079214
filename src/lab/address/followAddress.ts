import { effect } from '@preact/signals';
import { dispatch } from '../session/session.ts';
import { OWN } from '../session/settings.ts';
import { loaded, settings } from '../session/signals.ts';
import { readText, writeText } from '../storage/localText.ts';
import { readAddress, writeAddress } from './address.ts';
import { type DisplayState, readDisplay, writeDisplay } from './displayState.ts';

const STORE = 'samplescope lab';
/** The name of the reader's own files, while these are what the lab trains on. */
const FILES_STORE = 'samplescope files';

/**
 * Opens the session with the settings of the address, or else of the last visit; from then on address and settings follow
 * each other.
 */
export function openFromAddress(display: readonly DisplayState[]): void {
  const address = location.hash || (readText(STORE) ?? '');
  const adapter = new URLSearchParams(location.search).get('adapter') ?? 'auto';
  dispatch({ event: 'pageOpened', ...read(display, address), adapter, forgottenFiles: forgottenFiles() });
  addEventListener('hashchange', () => dispatch({ event: 'addressChanged', ...read(display, location.hash) }));
  keepAddress(display);
  keepFilesName();
}

/** The settings that an address asks for; what it says of the display is taken over at once. */
function read(display: readonly DisplayState[], address: string) {
  const { settings, complaints } = readAddress(address);
  return { settings, complaints: [...complaints, ...readDisplay(display, address)] };
}

/** Files of the last visit, unless the reader has come by another address. */
function forgottenFiles(): string | null {
  return location.hash === '' || location.hash === `#${readText(STORE)}` ? readText(FILES_STORE) : null;
}

/** An address stays as it was written until something changes. */
function keepAddress(display: readonly DisplayState[]): void {
  let atFirst = true;
  effect(() => {
    const address = [writeAddress(settings.value), writeDisplay(display)].filter((part) => part !== '').join('&');
    if (!atFirst) remember(address);
    atFirst = false;
  });
}

function remember(address: string): void {
  history.replaceState(null, '', address === '' ? location.pathname + location.search : `#${address}`);
  writeText(STORE, address);
}

function keepFilesName(): void {
  effect(() => {
    if (loaded.value === null) return;
    const { settings, ownFiles } = loaded.value;
    writeText(FILES_STORE, settings.dataset === OWN && ownFiles !== null ? ownFiles.name : null);
  });
}
