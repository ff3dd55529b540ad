/**
 * EDI: the syntax layer between bytes and {@link io.bordereau.mapping.Tree} (a tokenizer and a serializer with delimiters as rows, segment
 * directories and transaction sets as data), and the mappings of EDI documents.
 */
package io.bordereau.edi;
