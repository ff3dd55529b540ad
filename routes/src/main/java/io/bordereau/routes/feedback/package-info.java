/** What our own system is told about its documents: by webhook, queue or folder, every change of a state, in order and at least once. */
package io.bordereau.routes.feedback;
