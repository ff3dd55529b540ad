package io.bordereau.routes.ledger;

/** The four levels on which a partner answers, lowest first; a higher level says more about the same document. */
public enum Level {
  /** The bytes arrived: HTTP 2xx, MDN, AS4 receipt. */
  TRANSPORT,
  /** They were well formed: TA1, 997/999, CONTRL, a cXML {@code Response} of the network. */
  SYNTAX,
  /** An application took the document in: 824, APERAK, MLS, a {@code StatusUpdate} "processing". */
  APPLICATION,
  /** People or rules decided on it: invoice response, {@code StatusUpdate} "approved", remittance. */
  BUSINESS
}
