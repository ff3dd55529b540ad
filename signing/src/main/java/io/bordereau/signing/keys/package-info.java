/** Keys and certificates: a development authority that nobody can mistake for a real one, key stores, and facts about certificates. */
package io.bordereau.signing.keys;
