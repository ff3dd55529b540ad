/**
 * The ledger: what was received, what became of it, what was sent and what came back. The database is the truth; queues only ring.
 * {@link io.bordereau.routes.ledger.Ledger} is the way in; {@link io.bordereau.routes.ledger.Lifecycle} says what the entries mean.
 */
package io.bordereau.routes.ledger;
