import { run } from '../session/signals.ts';

/** Hands a file to the reader, as a download. */
export function save(name: string, content: Blob): void {
  const address = URL.createObjectURL(content);
  const link = document.createElement('a');
  [link.href, link.download] = [address, name];
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** For instance `samplescope-strokes-seed1-epoch12`. */
export function fileName(): string {
  const { config, epochs } = run.value ?? { config: { dataset: 'lab', seed: 0 }, epochs: [] };
  const dataset = config.dataset.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-|-$/g, '');
  return `samplescope-${dataset}-seed${config.seed}-epoch${epochs.length}`;
}
