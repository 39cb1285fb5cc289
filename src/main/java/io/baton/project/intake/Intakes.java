package io.baton.project.intake;

import io.baton.notice.NoticeKind;
import io.baton.notice.NoticeKinds;
import io.baton.notice.NoticeText;
import io.baton.notice.Notices;
import io.baton.people.Act;
import io.baton.people.Department;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.web.FieldProblem;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests through any channel: anybody who does business takes one down, an account manager accepts it (R-SL-9). */
@Service
@Transactional
public class Intakes {

    static final NoticeKind TAKEN = new NoticeKind(
            "project.intakeTaken",
            Set.of(io.baton.notice.Channel.IN_APP, io.baton.notice.Channel.MAIL, io.baton.notice.Channel.CHAT),
            false);

    private static final Set<String> ACCEPTERS = Set.of(Group.ACCOUNT_MANAGER.id());
    private static final int SHOWN_AT_MOST = 200;

    private final JdbcClient jdbc;
    private final People people;
    private final Notices notices;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Intakes(JdbcClient jdbc, People people, Notices notices, ApplicationEventPublisher publisher, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.notices = notices;
        this.publisher = publisher;
        this.clock = clock;
    }

    @Bean
    static NoticeKinds intakeNoticeKinds() {
        return NoticeKinds.of(TAKEN);
    }

    /**
     * Takes down a request; the person is responsible until an account manager accepts it.
     *
     * @throws IntakeIncomplete with every problem of the draft
     * @throws IntakeNotYours when the person does no business
     */
    public Intake take(IntakeDraft draft, String personId) {
        requireTaker(personId);
        var problems = problemsOf(draft);
        if (!problems.isEmpty()) {
            throw new IntakeIncomplete(problems);
        }
        var id = jdbc.sql(
                        """
                        insert into baton.intake (channel, customer, contact, need, department_id, created_by, created_at)
                        values (:channel, :customer, :contact, :need, :department, :by, :at) returning id
                        """)
                .param(
                        "channel",
                        Channel.of(Objects.requireNonNull(draft.channel()))
                                .orElseThrow()
                                .name())
                .param("customer", draft.customer())
                .param("contact", draft.contact())
                .param("need", draft.need())
                .param("department", draft.departmentId())
                .param("by", personId)
                .param("at", now())
                .query(Long.class)
                .single();
        publisher.publishEvent(new Act("project.intakeTaken", personId, null, "intake:" + id, null, draft, null));
        notices.tell(
                TAKEN,
                people.serving(Group.ACCOUNT_MANAGER, Objects.requireNonNull(draft.departmentId())).stream()
                        .map(Person::id)
                        .filter(other -> !other.equals(personId))
                        .toList(),
                NoticeText.empty()
                        .with(Objects.requireNonNull(draft.customer()))
                        .with(Objects.requireNonNull(draft.need()))
                        .with(people.nameOf(personId)),
                "/intakes/" + id,
                String.valueOf(id));
        return find(id);
    }

    /**
     * The account manager accepts the request and is responsible from now.
     *
     * @throws IntakeTaken when another one has accepted it
     */
    public void accept(long id, String personId) {
        var intake = read(id, personId);
        if (!mayAccept(intake, personId)) {
            throw new IntakeNotYours();
        }
        var accepted = jdbc.sql(
                        """
                        update baton.intake set accepted_by = :by, accepted_at = :at where id = :id and accepted_by is null
                        """)
                .param("by", personId)
                .param("at", now())
                .param("id", id)
                .update();
        if (accepted == 1) {
            publisher.publishEvent(new Act(
                    "project.intakeAccepted",
                    personId,
                    null,
                    "intake:" + id,
                    Map.of("responsible", intake.takenBy()),
                    Map.of("responsible", personId),
                    null));
        } else if (!personId.equals(find(id).acceptedBy())) {
            throw new IntakeTaken(people.nameOf(Objects.requireNonNull(find(id).acceptedBy())));
        }
    }

    /**
     * The request from which the person is about to raise a need: accepted by this person, and not raised before.
     *
     * @throws IntakeNotYours when somebody else accepted it, or nobody
     * @throws IntakeTaken when a need was raised from it
     */
    public Intake toRaise(long id, String personId) {
        var intake = jdbc.sql("select * from baton.intake where id = :id for update")
                .param("id", id)
                .query((row, index) -> intake(row))
                .optional()
                .orElseThrow(() -> new IntakeUnknown(id));
        if (!personId.equals(intake.acceptedBy())) {
            throw new IntakeNotYours();
        }
        if (intake.projectNumber() != null) {
            throw new IntakeTaken(people.nameOf(personId));
        }
        return intake;
    }

    /** A need was raised from the request. */
    public void raised(long id, String projectNumber) {
        jdbc.sql("update baton.intake set project_number = :number where id = :id")
                .param("number", projectNumber)
                .param("id", id)
                .update();
    }

    /** The request, for a person; to one who may not read it, it does not exist. */
    @Transactional(readOnly = true)
    public Intake read(long id, String personId) {
        return visible(personId, id).stream().findFirst().orElseThrow(() -> new IntakeUnknown(id));
    }

    /** The requests that the person took, accepted, may accept or audits: those without a need first, the newest first. */
    @Transactional(readOnly = true)
    public List<Intake> visible(String personId) {
        return visible(personId, null);
    }

    /** Whether the person may accept this request: an account manager who serves its department. */
    @Transactional(readOnly = true)
    public boolean mayAccept(Intake intake, String personId) {
        return people.mayWork(personId, ACCEPTERS, intake.departmentId());
    }

    /** Whether the person may take down requests. */
    @Transactional(readOnly = true)
    public boolean mayTake(String personId) {
        return people.doesBusiness(personId);
    }

    void requireTaker(String personId) {
        if (!mayTake(personId)) {
            throw new IntakeNotYours();
        }
    }

    private List<FieldProblem> problemsOf(IntakeDraft draft) {
        var problems = draft.problems();
        var known = people.departments().stream().map(Department::id).anyMatch(id -> id.equals(draft.departmentId()));
        if (!known) {
            problems.add(FieldProblem.of("departmentId", "project.problem.choose"));
        }
        return problems;
    }

    private List<Intake> visible(String personId, @Nullable Long id) {
        var reach = people.reachOf(personId);
        var accepts = reach.groups().contains(Group.ACCOUNT_MANAGER.id());
        return jdbc.sql(
                        """
                        select * from baton.intake
                        where (cast(:id as bigint) is null or id = :id)
                          and (:everything or created_by = :person or accepted_by = :person or department_id = any(:departments))
                        order by project_number is not null, id desc limit :limit
                        """)
                .param("id", id)
                .param("everything", reach.groups().contains(Group.AUDIT_VIEWER.id()))
                .param("person", personId)
                .param("departments", accepts ? reach.departments().toArray(String[]::new) : new String[0])
                .param("limit", SHOWN_AT_MOST)
                .query((row, index) -> intake(row))
                .list();
    }

    private Intake find(long id) {
        return jdbc.sql("select * from baton.intake where id = :id")
                .param("id", id)
                .query((row, index) -> intake(row))
                .single();
    }

    private static Intake intake(ResultSet row) throws SQLException {
        var acceptedAt = row.getTimestamp("accepted_at");
        return new Intake(
                row.getLong("id"),
                Channel.valueOf(row.getString("channel")),
                row.getString("customer"),
                row.getString("contact"),
                row.getString("need"),
                row.getString("department_id"),
                row.getString("created_by"),
                row.getTimestamp("created_at").toInstant(),
                row.getString("accepted_by"),
                acceptedAt == null ? null : acceptedAt.toInstant(),
                row.getString("project_number"));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
