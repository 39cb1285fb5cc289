package io.baton.people;

import java.util.Set;

/**
 * A person who may sign in.
 *
 * @param id the account's id, letters and digits only
 * @param name the name people see
 * @param departmentId the one department the person belongs to (R-OR-1)
 * @param groups ids of the person's groups
 * @param enabled whether the person may sign in and be given work
 */
public record Person(String id, String name, String departmentId, Set<String> groups, boolean enabled) {

    public Person {
        groups = Set.copyOf(groups);
    }

    public boolean in(Group group) {
        return groups.contains(group.id());
    }
}
