/**
 * Checks of the canonical documents that speak business terms and plain words before anything is rendered, and the catalogue of
 * every finding of the project.
 */
package io.bordereau.checks;
