import { fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';

/** Who is compared. The first is what the others are held against. */
export const CONTENDERS = {
  samplescope: { name: 'Samplescope', module: './samplescope.mjs', backend: 'webgpu' },
  'tfjs-webgpu': { name: 'TensorFlow.js webgpu', module: './tensorflow.mjs', backend: 'webgpu' },
  'tfjs-wasm': { name: 'TensorFlow.js wasm', module: './tensorflow.mjs', backend: 'wasm' },
  'jax-webgpu': { name: 'jax-js webgpu', module: './jax.mjs', backend: 'webgpu' },
  'jax-wasm': { name: 'jax-js wasm', module: './jax.mjs', backend: 'wasm' },
};

/** Compiling all shaders of a peer takes minutes on a software adapter. */
const PATIENCE_MINUTES = 10;

/** A contender in a process of its own; it works only when it is asked. */
export class Contender {
  #child = fork(new URL('worker.mjs', import.meta.url), { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  #lastWords = '';

  constructor(id) {
    this.id = id;
    this.#child.stderr.setEncoding('utf8').on('data', (text) => {
      this.#lastWords = `${this.#lastWords}${text}`.slice(-2000);
    });
  }

  /** Throws Error where the contender fails, dies or takes too long. */
  async ask(action, request) {
    if (!this.#child.connected) throw new Error('its process had ended');
    const done = new AbortController();
    const { signal } = done;
    this.#child.send({ action, request });
    try {
      const answer = await Promise.race([this.#answer(signal), this.#end(signal), outOfPatience(signal)]);
      if (answer.error !== undefined) throw new Error(answer.error);
      return answer;
    } finally {
      done.abort();
    }
  }

  stop() {
    this.#child.kill();
  }

  async #answer(signal) {
    const [answer] = await once(this.#child, 'message', { signal });
    return answer;
  }

  async #end(signal) {
    const [code, killedBy] = await once(this.#child, 'exit', { signal });
    const words = this.#lastWords.trim().split('\n').at(-1);
    throw new Error(`its process ended with ${killedBy ?? code}: ${words}`);
  }
}

async function outOfPatience(signal) {
  await setTimeout(PATIENCE_MINUTES * 60_000, undefined, { signal });
  throw new Error(`it gave no answer within ${PATIENCE_MINUTES} minutes`);
}
