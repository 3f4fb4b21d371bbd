// Loads TypeScript through ts-node, which only strips the types. As a compiler it gets the little that it asks for when it starts: all of the
// `typescript` package takes 0.15 s to load, in each thread that AVA starts, and is needed only for what is not remembered yet.
require('ts-node').register({
  transpileOnly: true,
  skipProject: true,
  compiler: require.resolve('./no-compiler.js'),
  transpiler: require.resolve('./remembering-transpiler.js'),
});
