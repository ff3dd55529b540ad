/** Delivery by putting files into a folder, which is the shape of a mailbox at a value-added network. */
package io.bordereau.connectors.mailbox;
