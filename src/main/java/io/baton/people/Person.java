package io.baton.people;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A person who may sign in.
 *
 * @param id the account's id, letters and digits only
 * @param name the name people see
 * @param departmentId the one department the person belongs to (R-OR-1)
 * @param groups ids of the person's groups
 * @param enabled whether the person may sign in and be given work
 * @param email where notices reach the person outside Baton, if anywhere
 */
public record Person(
        String id, String name, String departmentId, Set<String> groups, boolean enabled, @Nullable String email) {

    public Person {
        groups = Set.copyOf(groups);
    }

    public boolean in(Group group) {
        return groups.contains(group.id());
    }
}
