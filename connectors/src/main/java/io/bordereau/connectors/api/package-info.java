/**
 * The contract of every connector: a {@link io.bordereau.connectors.api.Parcel} goes through a
 * {@link io.bordereau.connectors.api.Channel} and becomes a {@link io.bordereau.connectors.api.Delivery}.
 */
package io.bordereau.connectors.api;
