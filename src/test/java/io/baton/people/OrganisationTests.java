package io.baton.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.baton.IntegrationTest;
import io.baton.people.Organisation.DepartmentDetails;
import io.baton.people.Organisation.PersonDetails;
import io.baton.web.FieldProblem;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class OrganisationTests {

    private static final Set<String> NOTHING = Set.of();

    @Autowired
    private Organisation organisation;

    @Autowired
    private People people;

    @Autowired
    private Staff staff;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    private static PersonDetails details(String name, Set<String> groups) {
        return new PersonDetails(name, FirstAdmin.TOP, groups, true);
    }

    @Test
    void opensAnAccountThatIsRecorded() {
        var person = staff.person(Group.LEGAL, Group.FINANCE);
        assertThat(person.groups()).containsExactlyInAnyOrder("legal", "finance");
        assertThat(person.enabled()).isTrue();
        assertThat(people.passwordMatches(person.id(), Staff.PASSWORD)).isTrue();
        assertThat(jdbc.sql("select created_by from baton.account where id = :id")
                        .param("id", person.id())
                        .query(String.class)
                        .single())
                .isEqualTo(Staff.ADMIN);
        assertThat(jdbc.sql("select password_hash from baton.account where id = :id")
                        .param("id", person.id())
                        .query(String.class)
                        .single())
                .startsWith("{bcrypt}$2a$");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "new", "a b", "a-b", "张三", "a.b", "x'y"})
    void refusesIdsThatTheEngineOrAnAddressCannotCarry(String id) {
        assertThat(problems(() -> organisation.createPerson(id, details("某人", NOTHING), Staff.PASSWORD, Staff.ADMIN)))
                .containsExactly("id");
    }

    @Test
    void refusesATakenId() {
        var id = staff.person().id();
        assertThat(problems(() -> organisation.createPerson(id, details("某人", NOTHING), Staff.PASSWORD, Staff.ADMIN)))
                .containsExactly("id");
    }

    @Test
    void namesEverythingThatIsWrongAtOnce() {
        assertThat(problems(() -> organisation.createPerson(
                        "someBody", new PersonDetails(" ", "nowhere", Set.of("boss"), true), "short", Staff.ADMIN)))
                .containsExactly("name", "departmentId", "groups", "password");
    }

    @Test
    void keepsTheMailAddressUntilAnAdministratorChangesIt() {
        var id = staff.person(Group.LEGAL).id();
        organisation.changePerson(
                id,
                new PersonDetails("某人", FirstAdmin.TOP, NOTHING, true, "some.body@example.com"),
                organisation.versionOfPerson(id),
                Staff.ADMIN);
        organisation.changeGroups(id, Set.of("finance"), organisation.versionOfPerson(id), Staff.ADMIN);
        staff.disable(id);
        assertThat(people.find(id).orElseThrow().email()).isEqualTo("some.body@example.com");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "someBody",
                "some body@example.com",
                "a@b",
                "a@example.com\r\nBcc: all@example.com",
                "<a@example.com>",
                "a@example.com,b@example.com",
                "某人@example.com",
                "a@@example.com"
            })
    void refusesWhatIsNoMailAddress(String email) {
        assertThat(problems(() -> organisation.createPerson(
                        "someBody",
                        new PersonDetails("某人", FirstAdmin.TOP, NOTHING, true, email),
                        Staff.PASSWORD,
                        Staff.ADMIN)))
                .containsExactly("email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "123456789",
                "aaaaaaaaaaaa",
                "somebodyelse",
                "0123456789012345678901234567890123456789012345678901234567890123456789012"
            })
    void refusesWeakPasswords(String password) {
        assertThat(problems(
                        () -> organisation.createPerson("somebodyElse", details("某人", NOTHING), password, Staff.ADMIN)))
                .containsExactly("password");
    }

    @Test
    void refusesEverybodyButAdministrators() {
        var colleague = staff.person(Group.CENTRE_MANAGER).id();
        var formerAdmin = staff.person(Group.ADMIN).id();
        staff.disable(formerAdmin);
        var other = staff.person().id();
        for (var by : new String[] {colleague, formerAdmin, "nobody", other}) {
            Stream.<Runnable>of(
                            () -> organisation.createPerson("somebody", details("某人", NOTHING), Staff.PASSWORD, by),
                            () -> organisation.changePerson(other, details("某人", Set.of("admin")), 0, by),
                            () -> organisation.changeGroups(other, Set.of("admin"), 0, by),
                            () -> organisation.disable(other, 0, by),
                            () -> organisation.resetPassword(other, Staff.PASSWORD, by),
                            () -> organisation.createDepartment(
                                    "somewhere",
                                    Department.Kind.CENTRE,
                                    FirstAdmin.TOP,
                                    new DepartmentDetails("某处", "Somewhere", null),
                                    by),
                            () -> organisation.changeDepartment(
                                    FirstAdmin.TOP, new DepartmentDetails("某处", "Somewhere", null), 0, by))
                    .forEach(work -> assertThatThrownBy(work::run).isInstanceOf(AdminOnly.class));
        }
    }

    @Test
    void changesAPersonOnceOnly() {
        var id = staff.person(Group.LEGAL).id();
        var seen = organisation.versionOfPerson(id);
        organisation.changePerson(id, details("李四", Set.of("noc")), seen, Staff.ADMIN);
        assertThat(people.find(id).orElseThrow().name()).isEqualTo("李四");
        assertThat(people.find(id).orElseThrow().groups()).containsExactly("noc");
        assertThatThrownBy(() -> organisation.changePerson(id, details("王五", NOTHING), seen, Staff.ADMIN))
                .isInstanceOf(PersonStale.class);
    }

    @Test
    void countsAChangeOfGroupsAloneAsAChange() {
        var id = staff.person(Group.LEGAL).id();
        var seen = organisation.versionOfPerson(id);
        organisation.changeGroups(id, Set.of("noc"), seen, Staff.ADMIN);
        assertThat(organisation.versionOfPerson(id)).isEqualTo(seen + 1);
    }

    @Test
    void refusesWhoIsNotThere() {
        assertThatThrownBy(() -> organisation.changePerson("nobody", details("某人", NOTHING), 0, Staff.ADMIN))
                .isInstanceOf(PersonUnknown.class);
        assertThatThrownBy(() -> organisation.resetPassword("nobody", Staff.PASSWORD, Staff.ADMIN))
                .isInstanceOf(PersonUnknown.class);
    }

    @Test
    void keepsTheLastAdministrator() {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("delete from baton.account_group where group_id = 'admin' and account_id <> :admin")
                    .param("admin", Staff.ADMIN)
                    .update();
            var version = organisation.versionOfPerson(Staff.ADMIN);
            assertThatThrownBy(() -> organisation.changeGroups(Staff.ADMIN, Set.of("legal"), version, Staff.ADMIN))
                    .isInstanceOf(LastAdmin.class);
            assertThatThrownBy(() -> organisation.disable(Staff.ADMIN, version, Staff.ADMIN))
                    .isInstanceOf(LastAdmin.class);
        });
    }

    @Test
    void keepsOneOfTwoAdministratorsWhoRemoveEachOtherAtTheSameMoment() throws Exception {
        var others = jdbc.sql(
                        "select a.id from baton.account a join baton.account_group g on g.account_id = a.id where g.group_id = 'admin' and a.enabled")
                .query(String.class)
                .list();
        var one = staff.person(Group.ADMIN).id();
        var two = staff.person(Group.ADMIN).id();
        others.forEach(id -> jdbc.sql("update baton.account set enabled = false where id = :id")
                .param("id", id)
                .update());
        try {
            var start = new CountDownLatch(1);
            var threads = Executors.newFixedThreadPool(2);
            var first = threads.submit(() -> refusedRemoval(start, one, two));
            var second = threads.submit(() -> refusedRemoval(start, two, one));
            start.countDown();
            assertThat(Stream.of(first.get(), second.get()).filter(refused -> refused))
                    .hasSize(1);
            threads.shutdown();
            assertThat(Stream.of(one, two)
                            .filter(id -> people.find(id).orElseThrow().enabled()))
                    .hasSize(1);
        } finally {
            others.forEach(id -> jdbc.sql("update baton.account set enabled = true where id = :id")
                    .param("id", id)
                    .update());
        }
    }

    private boolean refusedRemoval(CountDownLatch start, String id, String by) throws InterruptedException {
        start.await();
        try {
            organisation.disable(id, organisation.versionOfPerson(id), by);
            return false;
        } catch (LastAdmin | AdminOnly refusal) {
            return true;
        }
    }

    @Test
    void changesOnesOwnPassword() {
        var id = staff.person().id();
        organisation.changeOwnPassword(id, Staff.PASSWORD, "another-one-2", "another-one-2");
        assertThat(people.passwordMatches(id, Staff.PASSWORD)).isFalse();
        assertThat(people.passwordMatches(id, "another-one-2")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "wrong-password, another-one-2, another-one-2, current",
        "long-enough-1, short, short, password",
        "long-enough-1, long-enough-1, long-enough-1, password",
        "long-enough-1, another-one-2, another-one-3, repeated",
    })
    void refusesAWrongChangeOfOnesOwnPassword(String current, String password, String repeated, String field) {
        var id = staff.person().id();
        assertThat(problems(() -> organisation.changeOwnPassword(id, current, password, repeated)))
                .containsExactly(field);
        assertThat(people.passwordMatches(id, Staff.PASSWORD)).isTrue();
    }

    @Test
    @Tag("R-OR-1")
    void buildsTheTreeByKind() {
        var branch = staff.department(Department.Kind.BRANCH, FirstAdmin.TOP);
        var district = staff.department(Department.Kind.DISTRICT, branch);
        assertThat(people.departments())
                .filteredOn(department -> department.id().equals(district))
                .singleElement()
                .satisfies(department -> assertThat(department.parentId()).isEqualTo(branch));
        for (var kind : Department.Kind.values()) {
            if (kind != Department.Kind.DISTRICT) {
                assertThat(problems(() -> staff.department(kind, branch))).containsExactly("parentId");
            }
        }
        assertThat(problems(() -> staff.department(Department.Kind.TOP, null))).containsExactly("parentId");
        assertThat(problems(() -> staff.department(Department.Kind.BRANCH, "nowhere")))
                .containsExactly("parentId");
    }

    @Test
    @Tag("R-OR-1")
    void namesAHeadOfTheRightGroup() {
        var branch = staff.department(Department.Kind.BRANCH, FirstAdmin.TOP);
        var head = staff.personAt(branch, Group.CENTRE_MANAGER).id();
        var wrong = staff.personAt(branch, Group.DEPARTMENT_HEAD).id();
        assertThat(problems(() -> organisation.changeDepartment(
                        branch, new DepartmentDetails("甲", "A", wrong), version(branch), Staff.ADMIN)))
                .containsExactly("headId");
        organisation.changeDepartment(branch, new DepartmentDetails("甲", "A", head), version(branch), Staff.ADMIN);
        var district = staff.department(Department.Kind.DISTRICT, branch);
        var member = staff.personAt(district, Group.ACCOUNT_MANAGER).id();
        assertThat(people.managerOf(member)).contains(head);
        assertThat(people.managerOf(head)).isNotEqualTo(Optional.of(head));
        assertThatThrownBy(() ->
                        organisation.changeDepartment(branch, new DepartmentDetails("乙", "B", null), 0, Staff.ADMIN))
                .isInstanceOf(PersonStale.class);
    }

    @Test
    @Tag("R-OR-1")
    void letsGroupsCountWhereTheDepartmentReaches() {
        var branch = staff.department(Department.Kind.BRANCH, FirstAdmin.TOP);
        var district = staff.department(Department.Kind.DISTRICT, branch);
        var neighbour = staff.department(Department.Kind.DISTRICT, branch);
        var centre = staff.department(Department.Kind.CENTRE, FirstAdmin.TOP);
        var office = staff.department(Department.Kind.OFFICE, centre);
        var engineer = Set.of(Group.DISTRICT_ENGINEER.id());
        var legal = Set.of(Group.LEGAL.id());

        assertThat(people.mayWork(
                        staff.personAt(district, Group.DISTRICT_ENGINEER).id(), engineer, district))
                .isTrue();
        assertThat(people.mayWork(
                        staff.personAt(neighbour, Group.DISTRICT_ENGINEER).id(), engineer, district))
                .isFalse();
        assertThat(people.mayWork(
                        staff.personAt(centre, Group.DISTRICT_ENGINEER).id(), engineer, district))
                .isFalse();
        assertThat(people.mayWork(staff.personAt(office, Group.LEGAL).id(), legal, district))
                .isTrue();
        assertThat(people.mayWork(staff.personAt(branch, Group.LEGAL).id(), legal, district))
                .isTrue();
        assertThat(people.mayWork(staff.personAt(FirstAdmin.TOP, Group.LEGAL).id(), legal, district))
                .isTrue();
        assertThat(people.mayWork(staff.personAt(neighbour, Group.LEGAL).id(), legal, district))
                .isFalse();
        assertThat(people.mayWork(staff.personAt(office, Group.NOC).id(), legal, district))
                .isFalse();

        var gone = staff.personAt(office, Group.LEGAL).id();
        staff.disable(gone);
        assertThat(people.mayWork(gone, legal, district)).isFalse();
        assertThat(people.serving(Group.DISTRICT_ENGINEER, district)).hasSize(1);
    }

    private int version(String department) {
        return organisation.versionOfDepartment(department);
    }

    private static Iterable<String> problems(Runnable work) {
        var refusal = catchThrowableOfType(PersonInvalid.class, work::run);
        assertThat(refusal).isNotNull();
        return refusal.problems().stream().map(FieldProblem::field).toList();
    }
}
