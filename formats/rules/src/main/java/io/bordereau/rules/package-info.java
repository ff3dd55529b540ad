/** The official rules: schema and Schematron of the publishers, run unchanged on hardened parsers, answered as findings. */
package io.bordereau.rules;
