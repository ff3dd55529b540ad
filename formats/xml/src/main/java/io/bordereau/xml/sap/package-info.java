/** IDocs of SAP: the invoice of the basic type INVOIC02, as XML; its flat form has the same segments and fields and is laid out by the same data. */
package io.bordereau.xml.sap;
