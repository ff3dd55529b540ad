/** The templates of the ePDF: what stands where on the page of a document, in which words, and the account of what is shown. */
package io.bordereau.pdf.page;
