/**
 * Dated country data as data: code lists, check digits, tax rates, countries. Every csv resource begins with its source, version
 * and date. What it knows of a document it takes from the canonical records.
 */
package io.bordereau.law;
