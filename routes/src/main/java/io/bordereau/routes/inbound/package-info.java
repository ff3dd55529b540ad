/**
 * The way in: what partners bring, by their door or a mailbox folder, is recorded before they are told so, understood, and handed over to our own
 * system; what answers documents of ours closes or fails them.
 */
package io.bordereau.routes.inbound;
