#!/usr/bin/env node
// The first file that is read starts the threads that decode pictures, four of them whatever the machine has, and an ES
// module is read before its first line runs. So this script sets their number, and then loads the program.
const { availableParallelism } = require('node:os');

process.env.UV_THREADPOOL_SIZE ??= String(Math.max(4, availableParallelism()));
// The build makes it, so that the check of types need not find it.
const program = '../../dist/cli.js';
import(program);
