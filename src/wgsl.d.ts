/** A shader is imported as its text: through esbuild's text loader, and through a plugin under vitest. */
declare module '*.wgsl' {
  const source: string;
  export default source;
}
