export { formatSeconds, Stopwatch } from '../run/stopwatch.ts';
