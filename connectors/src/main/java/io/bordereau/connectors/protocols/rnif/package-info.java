/** The RNIF 2.0 exchange: what the partners of a process may expect of each other, what a message must keep to, and what a signal proves. */
package io.bordereau.connectors.protocols.rnif;
