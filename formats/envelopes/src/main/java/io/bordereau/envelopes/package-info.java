/**
 * Packing and unpacking: what stands around a business document for a partner, as pure functions of the rendered bytes, the numbers
 * drawn for it and the agreement. An envelope that signs or encrypts takes that as a function; nothing here knows keys, clocks or
 * databases.
 */
package io.bordereau.envelopes;
