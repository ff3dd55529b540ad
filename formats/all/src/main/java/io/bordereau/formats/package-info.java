/** The register of formats, and what is generated from it: the coverage matrix and the guides. */
package io.bordereau.formats;
