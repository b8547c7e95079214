/** A shader is imported as its text. */
declare module '*.wgsl' {
  const text: string;
  export default text;
}

/** A file as it is, to be written into a page: src/build/textImports.mjs. */
declare module '*?text' {
  const text: string;
  export default text;
}

/** A script with all that it imports, to be written into a page: src/build/textImports.mjs. */
declare module '*?script' {
  const text: string;
  export default text;
}
