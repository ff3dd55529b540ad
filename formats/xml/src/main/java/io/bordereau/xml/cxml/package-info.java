/** cXML 1.2: its documents, one mapping each. */
package io.bordereau.xml.cxml;
