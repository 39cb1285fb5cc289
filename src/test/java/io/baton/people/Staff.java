package io.baton.people;

import io.baton.people.Organisation.DepartmentDetails;
import io.baton.people.Organisation.PersonDetails;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.boot.test.context.TestComponent;

/** People for tests: each call makes a new one, whom no other test knows. */
@TestComponent
public class Staff {

    public static final String ADMIN = FirstAdmin.ID;
    public static final String PASSWORD = "long-enough-1";

    private final Organisation organisation;

    Staff(Organisation organisation) {
        this.organisation = organisation;
    }

    /** A new person of the groups at the top department. */
    public Person person(Group... groups) {
        return personAt(FirstAdmin.TOP, groups);
    }

    /** A new person of the groups at the department. */
    public Person personAt(String departmentId, Group... groups) {
        return organisation.createPerson(
                id("p"), new PersonDetails("测试人员", departmentId, ids(groups), true), PASSWORD, ADMIN);
    }

    /** A new department below the other. */
    public String department(Department.Kind kind, String parentId) {
        var id = id("d");
        organisation.createDepartment(id, kind, parentId, new DepartmentDetails("部门", "Department", null), ADMIN);
        return id;
    }

    public void disable(String personId) {
        organisation.disable(personId, organisation.versionOfPerson(personId), ADMIN);
    }

    private static Set<String> ids(Group... groups) {
        return Arrays.stream(groups).map(Group::id).collect(Collectors.toSet());
    }

    private static String id(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }
}
