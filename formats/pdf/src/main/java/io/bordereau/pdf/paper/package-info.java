/**
 * The layouter of the ePDF: measured text, tables over many pages and a tagged page, written directly as PDF. It knows nothing of invoices; the templates of
 * {@code io.bordereau.pdf.page} and the slips are drawn on it. Lengths are points (1/72 inch), measured from the upper left corner of the page.
 */
package io.bordereau.pdf.paper;
