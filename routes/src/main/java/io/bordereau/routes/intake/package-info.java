/**
 * Intake of exports of an ERP: a Smooks configuration reads the file's syntax, a YAML file beside it says which column is which part of
 * the document. An integration engineer writes both without Java.
 */
package io.bordereau.routes.intake;
