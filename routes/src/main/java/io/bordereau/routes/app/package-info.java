/** The hub as a program: how its parts are joined, started and stopped, and the demonstration. */
package io.bordereau.routes.app;
