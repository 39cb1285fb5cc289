package io.baton.project;

/**
 * Somebody who works for a customer.
 *
 * @param roleKey leads to the words for the part
 * @param name the person's
 * @param projects in how many projects
 */
record CustomerPerson(String roleKey, String name, int projects) {}
