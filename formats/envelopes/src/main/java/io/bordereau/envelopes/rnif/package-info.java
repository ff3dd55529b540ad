/**
 * RNIF 2.0 (RosettaNet Implementation Framework, core specification V02.00.01): packing and unpacking of business messages, and the signals that answer
 * them. Pure: what signs, encrypts, verifies and opens is passed in; instants and identities are given.
 */
package io.bordereau.envelopes.rnif;
