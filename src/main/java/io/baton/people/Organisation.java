package io.baton.people;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.baton.web.FieldProblem;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps accounts, groups and the department tree. Everything but one's own password is for administrators, and nobody can take
 * away the last of them.
 */
@Service
@Transactional
public class Organisation {

    /** What an administrator says about a person; the groups by id, no mail address is null. */
    public record PersonDetails(
            String name, String departmentId, Set<String> groups, boolean enabled, @Nullable String email) {

        public PersonDetails {
            groups = Set.copyOf(groups);
        }

        /** Somebody without a mail address. */
        public PersonDetails(String name, String departmentId, Set<String> groups, boolean enabled) {
            this(name, departmentId, groups, enabled, null);
        }
    }

    /** What an administrator says about a department; no head is null. */
    public record DepartmentDetails(String name, String nameEn, @Nullable String headId) {}

    static final int SHORTEST_PASSWORD = 10;
    /** Bytes; bcrypt reads no further. */
    static final int LONGEST_PASSWORD = 72;

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_EMAIL = 254;
    /** What mail servers of a company hand out; nothing that a header could be built from. */
    private static final Pattern EMAIL =
            Pattern.compile("[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63})+");

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{1,64}");
    /** Pages of their own stand at these addresses. */
    private static final Set<String> RESERVED = Set.of("new");

    private final Accounts accounts;
    private final DepartmentRecords departments;
    private final People people;
    private final PasswordEncoder passwords;
    private final JdbcClient jdbc;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    Organisation(
            Accounts accounts,
            DepartmentRecords departments,
            People people,
            PasswordEncoder passwords,
            JdbcClient jdbc,
            Clock clock,
            ApplicationEventPublisher publisher) {
        this.accounts = accounts;
        this.departments = departments;
        this.people = people;
        this.passwords = passwords;
        this.jdbc = jdbc;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** @throws AdminOnly when the person is no enabled administrator */
    @Transactional(readOnly = true)
    public void requireAdmin(String personId) {
        people.find(personId)
                .filter(person -> person.enabled() && person.in(Group.ADMIN))
                .orElseThrow(AdminOnly::new);
    }

    /**
     * Opens an account.
     *
     * @param id letters and digits, not taken
     * @param password the first one; at least 10 characters
     * @param by the acting administrator
     * @throws AdminOnly when {@code by} is none
     * @throws PersonInvalid when something entered breaks a rule
     */
    public Person createPerson(String id, PersonDetails details, String password, String by) {
        requireAdmin(by);
        var problems = new ArrayList<FieldProblem>();
        problems.addAll(idProblems(id, accounts.existsById(id)));
        problems.addAll(problemsOf(details));
        problems.addAll(passwordProblems("password", id, password));
        refuse(problems);
        return open(id, details, passwords.encode(password), by);
    }

    /** Whether nobody is there yet; of several nodes that start at once the others wait until the first has answered. */
    boolean claimFirstStart() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('baton.people.firstStart'))")
                .query((row, number) -> true)
                .single();
        return people.all().isEmpty();
    }

    /** As {@link #createPerson}, for the first people, whose password the operator of the installation chose. */
    Person open(String id, PersonDetails details, String passwordHash, String by) {
        var account = new Account(
                id,
                details.name().strip(),
                details.departmentId(),
                passwordHash,
                details.groups(),
                details.email(),
                by,
                clock.instant());
        accounts.saveAndFlush(account);
        tell("people.accountOpened", by, "account:" + id, null, details);
        return people.find(id).orElseThrow();
    }

    /**
     * Changes what is known of a person. The person has to sign in again, so that the change holds at once.
     *
     * @param version the version that the administrator saw
     * @throws LastAdmin when nobody could administer Baton any more
     * @throws PersonStale when somebody else was first
     */
    public void changePerson(String id, PersonDetails details, int version, String by) {
        requireAdmin(by);
        var account = account(id);
        refuseStale(account.version(), version, "account", id);
        refuse(problemsOf(details));
        keepAnAdmin(account, details);
        var before = person(id);
        account.describe(
                details.name().strip(), details.departmentId(), details.groups(), details.enabled(), details.email());
        account.changed(by, clock.instant());
        accounts.saveAndFlush(account);
        tell(
                "people.accountChanged",
                by,
                "account:" + id,
                new PersonDetails(
                        before.name(), before.departmentId(), before.groups(), before.enabled(), before.email()),
                details);
    }

    /** Replaces the groups of a person. */
    public void changeGroups(String id, Set<String> groups, int version, String by) {
        var person = person(id);
        changePerson(
                id,
                new PersonDetails(person.name(), person.departmentId(), groups, person.enabled(), person.email()),
                version,
                by);
    }

    /** Ends the person's sessions and lets the person sign in no more. */
    public void disable(String id, int version, String by) {
        var person = person(id);
        changePerson(
                id,
                new PersonDetails(person.name(), person.departmentId(), person.groups(), false, person.email()),
                version,
                by);
    }

    /** Gives a person a new password, for when the old one is lost. */
    public void resetPassword(String id, String password, String by) {
        requireAdmin(by);
        var account = account(id);
        refuse(passwordProblems("password", id, password));
        replacePassword(account, password, by);
    }

    /**
     * Changes one's own password. Guessing the current one in a session left open is slowed down as at the sign-in page.
     *
     * @param repeated the new one again
     * @throws PersonInvalid when the current one is wrong, the new one too weak or repeated wrongly
     */
    public void changeOwnPassword(String personId, String current, String password, String repeated) {
        if (!people.passwordMatches(personId, current)) {
            refuse(List.of(FieldProblem.of("current", "people.problem.currentPassword")));
        }
        refuse(passwordProblems("password", personId, password));
        if (current.equals(password)) {
            refuse(List.of(FieldProblem.of("password", "people.problem.samePassword")));
        }
        if (!password.equals(repeated)) {
            refuse(List.of(FieldProblem.of("repeated", "people.problem.repeated")));
        }
        replacePassword(account(personId), password, personId);
    }

    /** The version of an account, for the form that changes it. */
    @Transactional(readOnly = true)
    public int versionOfPerson(String id) {
        return account(id).version();
    }

    /** The version of a department, for the form that changes it. */
    @Transactional(readOnly = true)
    public int versionOfDepartment(String id) {
        return department(id).version();
    }

    /**
     * Adds a department: centre and branches under the top, offices in the centre, districts in branches (R-OR-1).
     *
     * @param id letters and digits, not taken
     * @param parentId null for the top, of which there is one
     * @throws PersonInvalid when something entered breaks a rule
     */
    public void createDepartment(
            String id, Department.Kind kind, @Nullable String parentId, DepartmentDetails details, String by) {
        requireAdmin(by);
        var problems = new ArrayList<>(idProblems(id, departments.existsById(id)));
        problems.addAll(placeProblems(kind, parentId));
        problems.addAll(problemsOf(details, kind));
        refuse(problems);
        found(id, kind, parentId, details, by);
    }

    void found(String id, Department.Kind kind, @Nullable String parentId, DepartmentDetails details, String by) {
        var department = new DepartmentRecord(
                id, details.name().strip(), details.nameEn().strip(), kind, parentId, by, clock.instant());
        department.describe(details.name().strip(), details.nameEn().strip(), details.headId());
        departments.saveAndFlush(department);
        tell("people.departmentFounded", by, "department:" + id, null, details);
    }

    /**
     * Renames a department and names its head: a department head at the top, a centre manager elsewhere (R-OR-1).
     *
     * @throws PersonStale when somebody else was first
     */
    public void changeDepartment(String id, DepartmentDetails details, int version, String by) {
        requireAdmin(by);
        var department = department(id);
        refuseStale(department.version(), version, "department", id);
        refuse(problemsOf(details, department.kind()));
        var before = department.details();
        department.describe(details.name().strip(), details.nameEn().strip(), details.headId());
        department.changed(by, clock.instant());
        departments.saveAndFlush(department);
        tell("people.departmentChanged", by, "department:" + id, before, details);
    }

    private void replacePassword(Account account, String password, String by) {
        account.changePassword(passwords.encode(password));
        account.changed(by, clock.instant());
        accounts.saveAndFlush(account);
        tell("people.passwordChanged", by, "account:" + account.getId(), null, null);
    }

    private void tell(String act, String by, String subject, @Nullable Object before, @Nullable Object after) {
        publisher.publishEvent(new Act(act, by, null, subject, before, after, null));
    }

    /** Two administrators who remove each other at the same moment wait for one another here. */
    private void keepAnAdmin(Account account, PersonDetails details) {
        if (!account.isEnabledAdmin() || (details.enabled() && details.groups().contains(Group.ADMIN.id()))) {
            return;
        }
        jdbc.sql(
                        "select id from baton.account where id in (select account_id from baton.account_group where group_id = :admin)"
                                + " order by id for update")
                .param("admin", Group.ADMIN.id())
                .query(String.class)
                .list();
        var others = jdbc.sql("select count(*) from baton.account a join baton.account_group g on g.account_id = a.id"
                        + " where g.group_id = :admin and a.enabled and a.id <> :id")
                .param("admin", Group.ADMIN.id())
                .param("id", account.getId())
                .query(Integer.class)
                .single();
        if (others == 0) {
            throw new LastAdmin();
        }
    }

    private List<FieldProblem> problemsOf(PersonDetails details) {
        var problems = new ArrayList<>(nameProblems("name", details.name()));
        if (!departments.existsById(details.departmentId())) {
            problems.add(FieldProblem.of("departmentId", "people.problem.department"));
        }
        if (!details.groups().stream().allMatch(group -> Group.of(group).isPresent())) {
            problems.add(FieldProblem.of("groups", "people.problem.group"));
        }
        if (details.email() != null
                && (details.email().length() > LONGEST_EMAIL
                        || !EMAIL.matcher(details.email()).matches())) {
            problems.add(FieldProblem.of("email", "people.problem.email"));
        }
        return problems;
    }

    private List<FieldProblem> problemsOf(DepartmentDetails details, Department.Kind kind) {
        var problems = new ArrayList<>(nameProblems("name", details.name()));
        problems.addAll(nameProblems("nameEn", details.nameEn()));
        var wanted = headGroup(kind);
        if (details.headId() != null
                && people.find(details.headId())
                        .filter(person -> person.enabled() && person.in(wanted))
                        .isEmpty()) {
            problems.add(FieldProblem.of("headId", "people.problem.head." + wanted.id()));
        }
        return problems;
    }

    /** The group of those who may head a department of this kind (R-OR-1). */
    static Group headGroup(Department.Kind kind) {
        return kind == Department.Kind.TOP ? Group.DEPARTMENT_HEAD : Group.CENTRE_MANAGER;
    }

    private List<FieldProblem> placeProblems(Department.Kind kind, @Nullable String parentId) {
        var parent = parentId == null
                ? null
                : departments.findById(parentId).map(DepartmentRecord::kind).orElse(null);
        var wanted =
                switch (kind) {
                    case TOP -> null;
                    case CENTRE, BRANCH -> Department.Kind.TOP;
                    case OFFICE -> Department.Kind.CENTRE;
                    case DISTRICT -> Department.Kind.BRANCH;
                };
        var second = kind == Department.Kind.TOP && departments.count() > 0;
        return parent == wanted && (parentId == null) == (wanted == null) && !second
                ? List.of()
                : List.of(FieldProblem.of("parentId", "people.problem.parent." + kind));
    }

    private static List<FieldProblem> idProblems(String id, boolean taken) {
        if (!ID.matcher(id).matches() || RESERVED.contains(id)) {
            return List.of(FieldProblem.of("id", "people.problem.id"));
        }
        return taken ? List.of(FieldProblem.of("id", "people.problem.idTaken", id)) : List.of();
    }

    private static List<FieldProblem> nameProblems(String field, String name) {
        return name.isBlank() || name.length() > LONGEST_NAME
                ? List.of(FieldProblem.of(field, "people.problem.name", LONGEST_NAME))
                : List.of();
    }

    static List<FieldProblem> passwordProblems(String field, String id, String password) {
        if (password.codePointCount(0, password.length()) < SHORTEST_PASSWORD) {
            return List.of(FieldProblem.of(field, "people.problem.passwordShort", SHORTEST_PASSWORD));
        }
        if (password.getBytes(UTF_8).length > LONGEST_PASSWORD) {
            return List.of(FieldProblem.of(field, "people.problem.passwordLong", LONGEST_PASSWORD));
        }
        return password.equalsIgnoreCase(id) || password.chars().distinct().count() < 4
                ? List.of(FieldProblem.of(field, "people.problem.passwordWeak"))
                : List.of();
    }

    private void refuseStale(int now, int seen, String table, String id) {
        if (now != seen) {
            throw new PersonStale(people.nameOf(jdbc.sql("select changed_by from baton." + table + " where id = :id")
                    .param("id", id)
                    .query(String.class)
                    .single()));
        }
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new PersonInvalid(problems);
        }
    }

    private Person person(String id) {
        return people.find(id).orElseThrow(() -> new PersonUnknown(id));
    }

    private Account account(String id) {
        return accounts.findById(id).orElseThrow(() -> new PersonUnknown(id));
    }

    private DepartmentRecord department(String id) {
        return departments.findById(id).orElseThrow(() -> new PersonUnknown(id));
    }
}
