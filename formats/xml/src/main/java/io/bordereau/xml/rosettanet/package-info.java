/** RosettaNet: the business documents of its partner interface processes (PIPs), without the messages around them. */
package io.bordereau.xml.rosettanet;
