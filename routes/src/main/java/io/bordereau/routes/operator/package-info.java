/** What people do at the operator's door: who they are, what they decide, what they look for. */
package io.bordereau.routes.operator;
