/**
 * The way of an outgoing document, as sentences: receive, understand, check, route, issue, render, prove, pack, secure, deliver, settle.
 * The routes only say the order; the beans do the work; {@link io.bordereau.routes.flow.HubErrors} decides about everything that fails;
 * the ledger is what survives.
 */
package io.bordereau.routes.flow;
