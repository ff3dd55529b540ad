/** XML and JSON: the syntaxes, and the mappings of the formats written in them. */
package io.bordereau.xml;
