/** The internal format: the canonical records as JSON and as XML, derived from the records themselves. */
package io.bordereau.xml.own;
