/** The kernel: one table per format ({@link io.bordereau.mapping.Mapping}), and its interpreters. */
package io.bordereau.mapping;
