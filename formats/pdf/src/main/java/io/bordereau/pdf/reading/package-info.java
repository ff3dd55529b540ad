/** Hybrid invoices of others: the XML inside of a PDF, and where the PDF around it says something else. */
package io.bordereau.pdf.reading;
