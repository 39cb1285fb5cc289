package io.baton.people;

import io.baton.web.SignInPaused;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who may sign in, their departments, and what both mean for permissions. */
@Service
@Transactional(readOnly = true)
public class People {

    private static final String PERSON =
            """
            select a.id, a.name, a.department_id, a.enabled, a.email,
                   coalesce(array_agg(g.group_id) filter (where g.group_id is not null), '{}') as groups
            from baton.account a left join baton.account_group g on g.account_id = a.id
            """;

    private final JdbcClient jdbc;
    private final Credentials credentials;
    private final SignInThrottle throttle;
    private final ObjectProvider<CaseReaders> readers;

    People(JdbcClient jdbc, Credentials credentials, SignInThrottle throttle, ObjectProvider<CaseReaders> readers) {
        this.jdbc = jdbc;
        this.credentials = credentials;
        this.throttle = throttle;
        this.readers = readers;
    }

    /**
     * Whether the password is that of an enabled account. Guessing through this method is slowed down as at the sign-in page:
     * during a pause nothing is compared and the answer is no.
     */
    public boolean passwordMatches(String id, String password) {
        try {
            return throttle.compare(id, "", () -> credentials.match(id, password));
        } catch (SignInPaused paused) {
            return false;
        }
    }

    /** The account with this id, disabled ones too. */
    public Optional<Person> find(String id) {
        return jdbc.sql(PERSON + " where a.id = :id group by a.id")
                .param("id", id)
                .query((row, number) -> person(row))
                .optional();
    }

    /** All accounts, by id, disabled ones too. */
    public List<Person> all() {
        return jdbc.sql(PERSON + " group by a.id order by a.id")
                .query((row, number) -> person(row))
                .list();
    }

    /** The name people see for an account id; the id itself when there is no such account (for example {@code system:timer}). */
    public String nameOf(String id) {
        return find(id).map(Person::name).orElse(id);
    }

    /** The names people see, by account id; ids without an account are absent. */
    public Map<String, String> namesOf(Collection<String> ids) {
        return jdbc
                .sql("select id, name from baton.account where id = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> Map.entry(row.getString("id"), row.getString("name")))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }

    /** Enabled people who belong to the group in cases of the department (R-OR-1), by id. */
    public List<Person> serving(Group group, String departmentId) {
        var reaches =
                reaches("id in (select account_id from baton.account_group where group_id = :sought)", group.id());
        return all().stream()
                .filter(person -> reaches.containsKey(person.id()))
                .filter(person -> reaches.get(person.id()).covers(group.id(), departmentId))
                .toList();
    }

    /** The person's manager: the head of the person's department, or of the next one up that has another head (R-OR-1). */
    public Optional<String> managerOf(String personId) {
        var tree = departments().stream().collect(Collectors.toMap(Department::id, Function.identity()));
        return find(personId).stream()
                .flatMap(person -> upwards(person.departmentId(), tree))
                .map(Department::headId)
                .filter(head -> head != null && !head.equals(personId))
                .findFirst();
    }

    /** The department's manager: its head, or that of the next one up that has one; never one who may not sign in (R-OR-1). */
    public Optional<String> headOf(String departmentId) {
        var tree = departments().stream().collect(Collectors.toMap(Department::id, Function.identity()));
        return upwards(departmentId, tree)
                .flatMap(department -> Optional.ofNullable(department.headId()).stream())
                .filter(head -> find(head).filter(Person::enabled).isPresent())
                .findFirst();
    }

    /** The whole department tree, parents before children. */
    public List<Department> departments() {
        return jdbc.sql(
                        """
                        with recursive tree as (
                            select d.*, array[d.id]::varchar[] as path from baton.department d where d.parent_id is null
                            union all
                            select d.*, t.path || d.id from baton.department d join tree t on d.parent_id = t.id)
                        select id, name, name_en, kind, parent_id, head_id from tree order by path
                        """)
                .query((row, number) -> new Department(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("name_en"),
                        Department.Kind.valueOf(row.getString("kind")),
                        row.getString("parent_id"),
                        row.getString("head_id")))
                .list();
    }

    /** Where the person's groups count; a disabled or unknown account reaches nothing. */
    public Reach reachOf(String personId) {
        return reaches("id = :sought", personId).getOrDefault(personId, new Reach(Set.of(), "", Set.of(), false));
    }

    /** Asked at each claim and completion, therefore one statement. */
    private Map<String, Reach> reaches(String condition, String sought) {
        return jdbc
                .sql(
                        """
                        with recursive person as (select id, department_id from baton.account where enabled and %s),
                        above as (
                            select p.id as person, d.parent_id, d.kind
                            from person p join baton.department d on d.id = p.department_id
                            union all
                            select a.person, d.parent_id, d.kind from above a join baton.department d on d.id = a.parent_id),
                        below as (
                            select id as person, department_id from person
                            union all
                            select b.person, d.id from below b join baton.department d on d.parent_id = b.department_id)
                        select p.id, p.department_id, e.everywhere,
                            array(select group_id from baton.account_group where account_id = p.id) as groups,
                            array(select id from baton.department where e.everywhere
                                union select department_id from below where person = p.id) as departments
                        from person p cross join lateral (
                            select exists (select from above where person = p.id and kind = 'CENTRE') as everywhere) e
                        """
                                .formatted(condition))
                .param("sought", sought)
                .query((row, number) -> Map.entry(
                        row.getString("id"),
                        new Reach(
                                Set.of((String[]) row.getArray("groups").getArray()),
                                row.getString("department_id"),
                                Set.of((String[]) row.getArray("departments").getArray()),
                                row.getBoolean("everywhere"))))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** The department and those above it, upwards. */
    private static Stream<Department> upwards(String departmentId, Map<String, Department> tree) {
        return Stream.iterate(
                tree.get(departmentId),
                Objects::nonNull,
                department -> department.parentId() == null ? null : tree.get(department.parentId()));
    }

    /** Whether the person may take a task of these candidate groups in a case of this department (group × department). */
    public boolean mayWork(String personId, Collection<String> candidateGroups, String departmentId) {
        var reach = reachOf(personId);
        return candidateGroups.stream().anyMatch(group -> reach.covers(group, departmentId));
    }

    /**
     * Whether the person may see a case: who has a part in it, auditors, and people whose business group counts in its
     * department.
     *
     * @param participants ids of the people who have a part in the case
     */
    public boolean mayRead(String personId, String departmentId, Set<String> participants) {
        var reach = reachOf(personId);
        if (!reach.isMember()) {
            return false;
        }
        return participants.contains(personId)
                || reach.readsEverything()
                || (reach.serves(departmentId) && reach.doesBusiness());
    }

    /** As {@link #mayRead(String, String, Set)}, or because the case was shown to the person. */
    public boolean mayRead(String personId, String businessKey, String departmentId, Set<String> participants) {
        return mayRead(personId, departmentId, participants) || isShown(personId, businessKey);
    }

    /** Whether somebody of the case showed it to the person, who then may read it and nothing else. */
    public boolean isShown(String personId, String businessKey) {
        return reachOf(personId).isMember()
                && readers.orderedStream().anyMatch(shown -> shown.mayRead(personId, businessKey));
    }

    /** Whether the person belongs to a business group: administrators, process managers and auditors alone do no business. */
    public boolean doesBusiness(String personId) {
        return reachOf(personId).doesBusiness();
    }

    /** Enabled people of business groups, by id. */
    public List<Person> inBusiness() {
        return all().stream()
                .filter(Person::enabled)
                .filter(person -> Reach.doBusiness(person.groups()))
                .toList();
    }

    private static Person person(ResultSet row) throws SQLException {
        return new Person(
                row.getString("id"),
                row.getString("name"),
                row.getString("department_id"),
                Set.of((String[]) row.getArray("groups").getArray()),
                row.getBoolean("enabled"),
                row.getString("email"));
    }
}
