/**
 * Dated country data as data: code lists, check digits, tax rates, countries. Every csv resource begins with its source, version
 * and date. Depends on nothing but {@code java.*}.
 */
package io.bordereau.law;
