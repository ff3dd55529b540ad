/**
 * Simulated partners: programs of their own that receive what the hub sends, decode it with decoders that are not the hub's, keep a
 * book and answer. Nothing of the hub is on their class path, so that a mistake of the hub's encoders cannot hide in a decoder that shares it.
 */
package io.bordereau.simulators;
