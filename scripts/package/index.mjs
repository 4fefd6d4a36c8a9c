// One copy of every class, whoever loads it: a construct of the one is one of the other.
export * from './index.js';
