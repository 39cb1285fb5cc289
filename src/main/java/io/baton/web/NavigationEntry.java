package io.baton.web;

import java.util.Set;

/**
 * One entry of the left rail. A module offers its entries as beans; the shell shows those whose groups the person is in.
 *
 * @param messageKey the label
 * @param path where it leads
 * @param icon name of the icon in the sprite
 * @param order position in the rail, ascending
 * @param groups ids of the groups that see it; empty means everybody who is signed in
 */
public record NavigationEntry(String messageKey, String path, String icon, int order, Set<String> groups) {

    public NavigationEntry {
        groups = Set.copyOf(groups);
    }
}
