/** Benchmarks: against a peer, in the same run, with equal work and with the peer's own advice on its use followed. */
package io.bordereau.bench;
