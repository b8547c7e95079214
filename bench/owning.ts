import { Owner } from '../src/gpu/owner.ts';

/** Runs `work` with an owner whose parts are destroyed when it is over, well or not. */
export async function owning<T>(work: (owner: Owner) => Promise<T>): Promise<T> {
  const owner = new Owner();
  try {
    return await work(owner);
  } finally {
    owner.destroy();
  }
}
