/** The cXML exchange, both ways: what the Status of a Response means, who may send us a request, and what it is answered. Pure: no network. */
package io.bordereau.connectors.protocols.cxml;
