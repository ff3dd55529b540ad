/** The Peppol Business Message Envelope: the Standard Business Document Header around a business document, pure. */
package io.bordereau.envelopes.sbdh;
