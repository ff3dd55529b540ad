/** UBL 2.1 and the profiles over it. */
package io.bordereau.xml.ubl;
