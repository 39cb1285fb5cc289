package io.baton.web;

import java.util.function.IntSupplier;

/**
 * How much waits behind an entry of the rail. A module offers it as a bean beside the entry; asked at each page of those who see the
 * entry, so it must be quick.
 *
 * @param path the entry's path
 * @param waiting nothing is shown for 0, and "99+" from 100 on
 */
public record NavigationCount(String path, IntSupplier waiting) {}
