/**
 * Intake of files that are none of our formats, exports of an ERP and partners' own EDI messages: a Smooks configuration reads the file's
 * syntax, a YAML file beside it says which column or element is which part of the document. An integration engineer writes both without
 * Java.
 */
package io.bordereau.routes.intake;
