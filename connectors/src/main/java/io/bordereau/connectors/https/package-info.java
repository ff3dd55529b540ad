/** HTTPS on the HTTP client of the Java runtime: own trust per partner, mutual TLS, bounded in time and size, answers read by protocol. */
package io.bordereau.connectors.https;
