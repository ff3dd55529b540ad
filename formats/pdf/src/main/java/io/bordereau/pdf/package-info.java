/** The ePDF: its page, its container (PDF/A-3, PDF/UA-1) and what stands in it. */
package io.bordereau.pdf;
