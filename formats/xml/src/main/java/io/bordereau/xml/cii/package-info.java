/** UN/CEFACT Cross Industry Invoice (D16B) and the profiles of it: EN 16931, XRechnung, Factur-X and ZUGFeRD. */
package io.bordereau.xml.cii;
