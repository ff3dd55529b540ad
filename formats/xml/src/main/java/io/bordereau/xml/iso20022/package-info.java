/** ISO 20022: payments whose remittance information is read as remittances. */
package io.bordereau.xml.iso20022;
