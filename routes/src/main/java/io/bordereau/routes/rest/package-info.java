/** The operator's door: documents in, questions answered. Partners never reach it. */
package io.bordereau.routes.rest;
