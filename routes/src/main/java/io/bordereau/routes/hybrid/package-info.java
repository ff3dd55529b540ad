/** PDFs that carry an invoice as XML: where the floors of PDF and of formats are joined. */
package io.bordereau.routes.hybrid;
