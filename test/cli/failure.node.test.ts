import { describe, expect, it } from 'vitest';
import { DatasetError } from '../../datasets/dataset.ts';
import { exitStatus, InterruptedError, UnfinishedRunError, UsageError } from '../../src/cli/terminal/exit.ts';
import { describeError } from '../../src/cli/terminal/failure.ts';
import { DamagedRunError } from '../../src/run/folder/errors.ts';
import { Stopwatch } from '../../src/run/stopwatch.ts';

describe('the sentence of an error', () => {
  it('is the message of an error of our own, in one line', () => {
    expect(describeError(new DamagedRunError('a file:\n  expected, found'))).toBe('a file: expected, found');
  });

  it('names the flags that help where the error names its remedy', () => {
    const offline = new DatasetError('offline; put mnist.gz there yourself', { remedy: 'nameFolder' });
    expect(describeError(offline)).toBe(
      'offline; put mnist.gz there yourself; --data-dir can name another folder that holds them',
    );
    const damaged = new DamagedRunError('out/paths.json is damaged', { remedy: 'beginStudyAgain' });
    expect(describeError(damaged)).toBe('out/paths.json is damaged; begin the study again with --force');
  });

  it('calls an unforeseen error unexpected, and says how to find its place', () => {
    const sentence = 'unexpected TypeError: x is not a function (SAMPLESCOPE_DEBUG=1 shows where)';
    expect(describeError(new TypeError('x is not a function'))).toBe(sentence);
    expect(describeError('text')).toBe('unexpected: text');
  });

  it('advises smaller settings where the memory does not suffice', () => {
    const allocate = () => new Float32Array(2 ** 53 - 1);
    expect(() => allocate()).toThrow(RangeError);
    try {
      allocate();
    } catch (error) {
      expect(describeError(error)).toMatch(
        /^the memory does not suffice .* use fewer --samples or a smaller --hidden$/,
      );
    }
  });
});

describe('the exit status of an error', () => {
  it('differs between failure, wrong usage and interruption', () => {
    const errors = [new DatasetError(''), new UsageError(''), new InterruptedError('')];
    expect(errors.map(exitStatus)).toEqual([1, 2, 130]);
    expect(errors.map((cause) => exitStatus(new UnfinishedRunError('', { cause })))).toEqual([1, 2, 130]);
  });
});

describe('the time left', () => {
  it('assumes the mean speed since the first report', () => {
    const watch = new Stopwatch();
    expect(watch.left(10, 110, 0)).toBe('…');
    expect(watch.left(20, 110, 5_000)).toBe('45s');
    expect(watch.left(30, 110, 20_000)).toBe('1m20s');
    expect(watch.left(110, 110, 60_000)).toBe('0s');
  });

  it('is measured anew once other work begins', () => {
    const watch = new Stopwatch();
    watch.left(0, 100, 0);
    watch.left(50, 100, 1_000);
    expect(watch.left(0, 7200, 2_000)).toBe('…');
    expect(watch.left(1, 7200, 3_000)).toBe('1h59m');
  });
});
