/** A style sheet that the bundler takes in with the module that imports it. */
declare module '*.css';
