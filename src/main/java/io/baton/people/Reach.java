package io.baton.people;

import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where a person's groups count (R-OR-1): the person's own department and those below it, or every department for people of
 * the support centre.
 *
 * @param groups ids of the person's groups; empty for a disabled account
 * @param departmentId the person's own department
 * @param departments ids of the departments the person serves
 * @param everywhere whether the person belongs to the support centre, so that {@code departments} holds all there are
 */
public record Reach(Set<String> groups, String departmentId, Set<String> departments, boolean everywhere) {

    public Reach {
        groups = Set.copyOf(groups);
        departments = Set.copyOf(departments);
    }

    /** Whether the person belongs to any group: who left them all reads nothing, whatever part the person had. */
    public boolean isMember() {
        return !groups.isEmpty();
    }

    /** Whether the person reads every case: an auditor. */
    public boolean readsEverything() {
        return groups.contains(Group.AUDIT_VIEWER.id());
    }

    /** Whether the person belongs to a business group: administrators, process managers and auditors alone do no business. */
    public boolean doesBusiness() {
        return doBusiness(groups);
    }

    static boolean doBusiness(Set<String> groups) {
        return !Set.of(Group.ADMIN.id(), Group.PROCESS_MANAGER.id(), Group.AUDIT_VIEWER.id())
                .containsAll(groups);
    }

    /** The departments whose cases the person reads, whatever part the person has in them. */
    public Set<String> readDepartments() {
        return doesBusiness() ? departments : Set.of();
    }

    /** Whether the person belongs to the group in cases of the department. */
    public boolean covers(String group, String caseDepartmentId) {
        if (!groups.contains(group)) {
            return false;
        }
        return group.equals(Group.DISTRICT_ENGINEER.id())
                ? departmentId.equals(caseDepartmentId)
                : departments.contains(caseDepartmentId);
    }

    /** Whether the person's department is the given one, above it, or in the support centre. */
    public boolean serves(String caseDepartmentId) {
        return departments.contains(caseDepartmentId);
    }

    /** The group of people {@code group} of {@code departmentId}, as one id of letters and digits for the engine's authorizations. */
    public static String audience(String group, String departmentId) {
        return group + "At" + departmentId;
    }

    /** All audiences the person belongs to. */
    public Set<String> audiences() {
        return groups.stream()
                .flatMap(group -> departments.stream()
                        .filter(department -> covers(group, department))
                        .map(department -> audience(group, department)))
                .collect(Collectors.toUnmodifiableSet());
    }
}
