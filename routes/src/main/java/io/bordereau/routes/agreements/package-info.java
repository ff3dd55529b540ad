/**
 * What has been agreed with whom: the hub, our own companies, the networks and the partners, as YAML with typed records. A wrong file says
 * line, column, field, what is allowed and the nearest name.
 */
package io.bordereau.routes.agreements;
