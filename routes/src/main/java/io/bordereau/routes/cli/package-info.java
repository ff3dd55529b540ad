/** The command line: starts without the routes, answers in words or, with {@code --json}, in one JSON object per input. */
package io.bordereau.routes.cli;
