/**
 * The networks' visit orders as one tensor's values, [networks, samples]. Throws RangeError where there are more or fewer
 * than `networks`, or one is not of `samples` samples.
 */
export function joinOrders(orders: readonly Int32Array[], networks: number, samples: number): Uint32Array<ArrayBuffer> {
  const fits = orders.length === networks && orders.every(({ length }) => length === samples);
  if (!fits) throw new RangeError(`an epoch needs ${networks} visit orders of ${samples} samples each`);
  const all = new Uint32Array(networks * samples);
  for (const [network, order] of orders.entries()) all.set(order, network * samples);
  checkSamples(all, orders, samples);
  return all;
}

/**
 * An index outside the split would make shaders read and write elsewhere. As unsigned numbers, negative ones lie beyond all
 * samples.
 */
function checkSamples(all: Uint32Array, orders: readonly Int32Array[], samples: number): void {
  const astray = all.findIndex((sample) => sample >= samples);
  if (astray < 0) return;
  const order = orders[Math.floor(astray / samples)];
  throw new RangeError(`a visit order of ${samples} samples names sample ${order?.[astray % samples]}`);
}
