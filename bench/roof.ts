import type { Gpu } from '../src/gpu/gpu.ts';
import { type Constants, type Dispatch, Kernel } from '../src/gpu/kernel.ts';
import { Owner } from '../src/gpu/owner.ts';
import { PassTimer } from '../src/gpu/passTimer.ts';
import { Readback } from '../src/gpu/readback.ts';
import { submit } from '../src/gpu/submit.ts';
import { Tensor } from '../src/gpu/tensor.ts';
import copySource from './shaders/copy.wgsl';
import multiplyAddSource from './shaders/multiply_add.wgsl';
import touchSource from './shaders/touch.wgsl';
import { summarise, type Timing, timeDispatches } from './timing.ts';

/** What an adapter can do at most, measured on it. */
export interface Roof {
  /** Multiply-adds in registers, GFLOP/s; a multiply-add is two operations. */
  readonly multiplyAdd: Throughput;
  /** A kernel that copies, GB/s; bytes read and bytes written are both counted. */
  readonly copy: Throughput;
  /** A dispatch of next to nothing, among many in a pass that wait for each other. */
  readonly dispatch: Timing;
  /** A submission of one such dispatch among many. */
  readonly submission: Timing;
  /** From the submission of a copy of 16 bytes until the host has them. */
  readonly readback: Timing;
}

/** Operations or bytes per second of a kernel's fastest variant. */
export interface Throughput {
  readonly median: number;
  readonly best: number;
  readonly variant: Constants;
}

const FORMS = [0, 1].flatMap((fused) => [4, 8, 16].map((chains) => ({ chains, fused })));
const COPIED_EACH = [1, 4, 16];
const SUBMISSIONS = 100;
const ROUNDS = 11;
/** A dispatch of the multiply-adds gets more iterations until it lasts this many milliseconds. */
const LONG_ENOUGH = 5;

/** Measures the roof, in a few seconds. Throws GpuError. */
export function measureRoof(gpu: Gpu, rounds = ROUNDS): Promise<Roof> {
  return Owner.during(async (owner) => {
    const timer = owner.own(PassTimer.create(gpu));
    const forms = await eachInTurn(FORMS, (form) => timeMultiplyAdds(gpu, timer, form, rounds));
    const copies = await eachInTurn(COPIED_EACH, (each) => timeCopy(gpu, timer, each, rounds));
    return { multiplyAdd: fastest(forms), copy: fastest(copies), ...(await timeOverheads(gpu, timer, rounds)) };
  });
}

function timeMultiplyAdds(gpu: Gpu, timer: PassTimer, variant: Constants, rounds: number): Promise<Throughput> {
  return Owner.during(async (owner) => {
    const kernel = await Kernel.compile(gpu, 'multiply_add', multiplyAddSource, variant);
    // A GPU hides latency behind as many threads as it holds; a processor needs only a few per core.
    const threads = gpu.adapter.software ? 2 ** 12 : 2 ** 18;
    const output = owner.own(Tensor.create(gpu, 'multiply_add', [threads, 4]));
    const bind = (iterations: number) => {
      const params = { iterations, factor: 0.999, term: 0.001 };
      return owner.own(kernel.dispatch({ tensors: { output }, params, grid: { threads: [threads, 1, 1] } }));
    };
    let iterations = 2;
    await timer.sample([bind(iterations)], 1); // Some drivers compile at the first run.
    while ((await timer.sample([bind(iterations)], 1)).wall < LONG_ENOUGH) iterations *= 2;
    const operations = 2 * 4 * kernel.constant('STEPS') * (variant.chains ?? 0) * iterations * threads;
    return throughputOf(operations, await timeDispatches(timer, [bind(iterations)], rounds), variant);
  });
}

function timeCopy(gpu: Gpu, timer: PassTimer, each: number, rounds: number): Promise<Throughput> {
  return Owner.during(async (owner) => {
    const kernel = await Kernel.compile(gpu, 'copy', copySource, { each });
    const count = copiedBytes(gpu) / 16;
    const [input, output] = ['input', 'output'].map((name) =>
      owner.own(Tensor.create(gpu, `copy.${name}`, [count, 4])),
    ) as [Tensor, Tensor];
    const dispatch = kernel.dispatch({
      tensors: { input, output },
      params: { count },
      grid: { threads: [count / each, 1, 1] },
    });
    return throughputOf(2 * 16 * count, await timeDispatches(timer, [owner.own(dispatch)], rounds), { each });
  });
}

/** Source and target together exceed the caches of processors and of most GPUs. */
function copiedBytes({ adapter, limits }: Gpu): number {
  return Math.min(adapter.software ? 2 ** 25 : 2 ** 27, limits.maxStorageBufferBindingSize);
}

function timeOverheads(
  gpu: Gpu,
  timer: PassTimer,
  rounds: number,
): Promise<Pick<Roof, 'dispatch' | 'submission' | 'readback'>> {
  return Owner.during(async (owner) => {
    const kernel = await Kernel.compile(gpu, 'touch', touchSource);
    const value = owner.own(Tensor.create(gpu, 'touch', [4]));
    const touch = owner.own(kernel.dispatch({ tensors: { value }, params: {}, grid: { threads: [1, 1, 1] } }));
    const readback = owner.own(new Readback(gpu, value));
    await readBack(gpu, readback);
    return {
      dispatch: await timeDispatches(timer, [touch], rounds),
      submission: summarise(
        await repeat(rounds, async () => (await clock(() => submitMany(gpu, touch))) / SUBMISSIONS),
      ),
      readback: summarise(await repeat(4 * rounds, () => clock(() => readBack(gpu, readback)))),
    };
  });
}

async function submitMany(gpu: Gpu, dispatch: Dispatch): Promise<void> {
  for (let i = 0; i < SUBMISSIONS; i++) submit(gpu, { dispatches: [dispatch] });
  await gpu.finish();
}

async function readBack(gpu: Gpu, readback: Readback): Promise<void> {
  submit(gpu, { readbacks: [readback] });
  await readback.read();
}

function throughputOf(amount: number, timing: Timing, variant: Constants): Throughput {
  return { median: amount / timing.median / 1e6, best: amount / timing.minimum / 1e6, variant };
}

function fastest(measured: readonly Throughput[]): Throughput {
  return measured.reduce((best, other) => (other.best > best.best ? other : best));
}

async function eachInTurn<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}

function repeat<R>(count: number, work: () => Promise<R>): Promise<R[]> {
  return eachInTurn(Array.from({ length: count }), work);
}

async function clock(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
