import { register } from 'node:module';

/** Makes `dist/docs`, the documentation of the package's two entries, from their types and the comments beside them. */

// typedoc reads types through the JavaScript interface of TypeScript, which TypeScript 7 does not have.
const useOlderTypeScript = `export function resolve(name, context, next) {
  return next(name === 'typescript' ? 'typescript-5.9' : name, context);
}`;
register(`data:text/javascript,${encodeURIComponent(useOlderTypeScript)}`, import.meta.url);

const { Application } = await import('typedoc');
const app = await Application.bootstrap({
  entryPoints: ['src/index.ts', 'src/node.ts'],
  out: 'dist/docs',
  readme: 'none',
  excludePrivate: true,
  excludeInternal: true,
});
const project = await app.convert();
if (project === undefined) process.exitCode = 1;
else await app.generateOutputs(project);
