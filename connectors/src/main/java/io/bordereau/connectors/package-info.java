/** The register of connectors. */
package io.bordereau.connectors;
