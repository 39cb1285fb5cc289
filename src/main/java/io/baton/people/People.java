package io.baton.people;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who may sign in, their departments, and what both mean for permissions. */
@Service
@Transactional(readOnly = true)
public class People {

    private static final String PERSON =
            """
            select a.id, a.name, a.department_id, a.enabled,
                   coalesce(array_agg(g.group_id) filter (where g.group_id is not null), '{}') as groups
            from baton.account a left join baton.account_group g on g.account_id = a.id
            """;

    private final JdbcClient jdbc;

    People(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The account with this id, disabled ones too. */
    public Optional<Person> find(String id) {
        return jdbc.sql(PERSON + " where a.id = :id group by a.id")
                .param("id", id)
                .query((row, number) -> new Person(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("department_id"),
                        Set.of((String[]) row.getArray("groups").getArray()),
                        row.getBoolean("enabled")))
                .optional();
    }

    /** All accounts, by id, disabled ones too. */
    public List<Person> all() {
        return jdbc.sql(PERSON + " group by a.id order by a.id")
                .query((row, number) -> new Person(
                        row.getString("id"),
                        row.getString("name"),
                        row.getString("department_id"),
                        Set.of((String[]) row.getArray("groups").getArray()),
                        row.getBoolean("enabled")))
                .list();
    }

    /** The name people see for an account id; the id itself when there is no such account (for example {@code system:timer}). */
    public String nameOf(String id) {
        return find(id).map(Person::name).orElse(id);
    }

    /** The names people see, by account id; ids without an account are absent. */
    public Map<String, String> namesOf(Collection<String> ids) {
        return jdbc.sql("select id, name from baton.account where id = any(:ids)")
                .param("ids", ids.toArray(String[]::new))
                .query((row, number) -> Map.entry(row.getString("id"), row.getString("name")))
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one));
    }

    /** Enabled people who belong to the group in cases of the department (R-OR-1), by id. */
    public List<Person> serving(Group group, String departmentId) {
        return all().stream()
                .filter(person -> person.in(group))
                .filter(person -> reachOf(person.id()).covers(group.id(), departmentId))
                .toList();
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
        var person = find(personId).filter(Person::enabled).orElse(null);
        if (person == null) {
            return new Reach(Set.of(), "", Set.of(), false);
        }
        var everywhere = jdbc.sql(
                        """
                        with recursive up as (
                            select id, parent_id, kind from baton.department where id = :id
                            union all
                            select d.id, d.parent_id, d.kind from baton.department d join up on d.id = up.parent_id)
                        select exists(select 1 from up where kind = 'CENTRE')
                        """)
                .param("id", person.departmentId())
                .query(Boolean.class)
                .single();
        var served = jdbc.sql(
                        everywhere
                                ? "select id from baton.department where :id is not null"
                                : """
                                with recursive down as (
                                    select id from baton.department where id = :id
                                    union all
                                    select d.id from baton.department d join down on d.parent_id = down.id)
                                select id from down
                                """)
                .param("id", person.departmentId())
                .query(String.class)
                .list();
        return new Reach(person.groups(), person.departmentId(), Set.copyOf(served), everywhere);
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
        if (reach.groups().isEmpty()) {
            return false;
        }
        return participants.contains(personId)
                || reach.groups().contains(Group.AUDIT_VIEWER.id())
                || (reach.serves(departmentId) && !businessGroups(reach).isEmpty());
    }

    private static Set<String> businessGroups(Reach reach) {
        return reach.groups().stream()
                .filter(group -> !Set.of(Group.ADMIN.id(), Group.PROCESS_MANAGER.id(), Group.AUDIT_VIEWER.id())
                        .contains(group))
                .collect(Collectors.toSet());
    }
}
