/** PDFs of others are hostile until shown otherwise: how much of one is taken, for how long it is worked on, and what is dangerous in it. */
package io.bordereau.pdf.bounds;
