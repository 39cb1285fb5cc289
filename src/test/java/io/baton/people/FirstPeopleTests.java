package io.baton.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.baton.IntegrationTest;
import io.baton.start.StartRefused;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.transaction.support.TransactionTemplate;

/** The first administrator and the demo people, each in a transaction that is taken back. */
@IntegrationTest
class FirstPeopleTests {

    @Autowired
    private People people;

    @Autowired
    private Organisation organisation;

    @Autowired
    private PasswordEncoder passwords;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    private void withoutPeople(Runnable test) {
        transaction.executeWithoutResult(status -> {
            status.setRollbackOnly();
            jdbc.sql("update baton.department set head_id = null, parent_id = null")
                    .update();
            emptyTables();
            test.run();
        });
    }

    /** Tables that others still point to are tried again after those others; all comes back with the rollback. */
    private void emptyTables() {
        var filled = new ArrayDeque<>(jdbc.sql("select tablename from pg_tables where schemaname = 'baton'")
                .query(String.class)
                .list());
        filled.removeAll(List.of("flyway_schema_history", "calendar_day", "setting", "evidence"));
        while (!filled.isEmpty()) {
            var table = filled.remove();
            jdbc.sql("savepoint before_table").update();
            try {
                jdbc.sql("delete from baton." + table).update();
            } catch (DataIntegrityViolationException stillPointedTo) {
                jdbc.sql("rollback to savepoint before_table").update();
                filled.add(table);
            }
        }
    }

    private FirstAdmin firstAdmin(String password, boolean demo) {
        return new FirstAdmin(people, organisation, passwords, transaction, password, demo);
    }

    @Test
    void createsTheFirstAdministratorOnce() {
        withoutPeople(() -> {
            firstAdmin("first-password", false).afterSingletonsInstantiated();
            firstAdmin("other-password", false).afterSingletonsInstantiated();
            assertThat(people.all()).singleElement().satisfies(person -> {
                assertThat(person.id()).isEqualTo("admin1");
                assertThat(person.in(Group.ADMIN)).isTrue();
            });
            assertThat(people.departments()).singleElement().satisfies(department -> assertThat(department.kind())
                    .isEqualTo(Department.Kind.TOP));
            assertThat(people.passwordMatches("admin1", "first-password")).isTrue();
        });
    }

    @Test
    void refusesToStartWithoutAFirstUser() {
        withoutPeople(() -> {
            assertThatThrownBy(() -> firstAdmin("", false).afterSingletonsInstantiated())
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("baton.admin.password");
            assertThatThrownBy(() -> firstAdmin("short", false).afterSingletonsInstantiated())
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("baton.admin.password");
            firstAdmin("", true).afterSingletonsInstantiated();
            assertThat(people.all()).isEmpty();
        });
    }

    @Test
    void staffsEveryGroupWithTwoDemoPeople() {
        withoutPeople(() -> {
            var demo = new DemoPeople(people, organisation, firstAdmin("", true), passwords, transaction, "baton");
            demo.create();
            demo.create();
            for (var group : Group.values()) {
                for (int number = 1; number <= 2; number++) {
                    var person = people.find(group.id() + number);
                    assertThat(person).as(group.id() + number).isPresent();
                    assertThat(person.orElseThrow().in(group)).isTrue();
                }
            }
            assertThat(people.all()).extracting(Person::name).doesNotHaveDuplicates();
            assertThat(people.passwordMatches("accountManager1", "baton")).isTrue();
            assertThat(people.find("accountManager1").orElseThrow().departmentId())
                    .isEqualTo(people.find("districtEngineer1").orElseThrow().departmentId())
                    .isEqualTo("tianhe");
            assertThat(people.managerOf("accountManager1")).contains("centreManager7");
            assertThat(people.managerOf("centreManager7")).contains("centreManager6");
            assertThat(people.managerOf("centreManager1")).contains("departmentHead1");
            assertThat(people.managerOf("departmentHead1")).isEmpty();
            for (var reviewer : new Group[] {
                Group.PRESALES_ENGINEER, Group.TECHNICAL_REVIEWER, Group.COMMERCIAL_REVIEWER, Group.SECURITY_REVIEWER
            }) {
                assertThat(people.serving(reviewer, "tianhe")).hasSizeGreaterThanOrEqualTo(2);
            }
            assertThat(people.serving(Group.DISTRICT_ENGINEER, "haizhu"))
                    .extracting(Person::id)
                    .containsExactly("districtEngineer2");
            assertThat(Arrays.stream(Department.Kind.values())).allSatisfy(kind -> assertThat(people.departments())
                    .extracting(Department::kind)
                    .contains(kind));
        });
    }
}
