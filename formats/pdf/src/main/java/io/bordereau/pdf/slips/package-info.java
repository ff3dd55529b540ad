/**
 * What a country prints on an invoice for a machine: the payment part of a Swiss QR-bill, the QR code of a SEPA credit transfer, and the marks that
 * Portugal's certified software gives to a document. Each says in findings why it cannot be made; none invents what the document does not say.
 */
package io.bordereau.pdf.slips;
