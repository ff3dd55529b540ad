/** The page that an ERP supplies: kept as it looks, compared with the document, made an archive where nothing visible changes. */
package io.bordereau.pdf.supplied;
