/** The container: PDF/A-3 (ISO 19005-3), its colour profile, its metadata, the files associated with it, and the reading of all of that. */
package io.bordereau.pdf.archive;
