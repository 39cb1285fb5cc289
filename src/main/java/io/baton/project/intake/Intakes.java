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
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
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

    static final NoticeKind CLOSED = new NoticeKind(
            "project.intakeClosed",
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
        return NoticeKinds.of(TAKEN, CLOSED);
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
     * @throws IntakeClosed when somebody has closed it
     */
    public void accept(long id, String personId) {
        var intake = read(id, personId);
        if (!mayAccept(intake, personId)) {
            throw new IntakeNotYours();
        }
        var accepted = jdbc.sql(
                        """
                        update baton.intake set accepted_by = :by, accepted_at = :at
                        where id = :id and accepted_by is null and closed_by is null
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
            return;
        }
        var now = find(id);
        requireNotClosed(now);
        if (!personId.equals(now.acceptedBy())) {
            throw new IntakeTaken(people.nameOf(Objects.requireNonNull(now.acceptedBy())));
        }
    }

    /**
     * Closes a request that was taken down by mistake or twice: no need comes from it any more. Who is responsible for it or took it
     * down is told, unless that person closes it.
     *
     * @throws ClosingReasonMissing when the reason is empty or too long
     * @throws IntakeNotYours when it is not for this person to close it
     * @throws IntakeRaised when a need was raised from it
     * @throws IntakeClosed when somebody has closed it before
     */
    public void close(long id, @Nullable String reason, String personId) {
        read(id, personId);
        var intake = lock(id);
        if (!answersFor(intake, personId)) {
            throw new IntakeNotYours();
        }
        requireNotClosed(intake);
        if (intake.projectNumber() != null) {
            throw new IntakeRaised(intake.projectNumber());
        }
        if (reason == null || reason.isBlank() || reason.strip().length() > ClosingReasonMissing.LONGEST) {
            throw new ClosingReasonMissing();
        }
        jdbc.sql(
                        """
                        update baton.intake set closed_by = :by, closed_at = :at, closed_reason = :reason where id = :id
                        """)
                .param("by", personId)
                .param("at", now())
                .param("reason", reason.strip())
                .param("id", id)
                .update();
        publisher.publishEvent(new Act(
                "project.intakeClosed",
                personId,
                null,
                "intake:" + id,
                Map.of("state", intake.state()),
                Map.of("state", IntakeState.CLOSED),
                reason.strip()));
        notices.tell(
                CLOSED,
                Stream.of(intake.takenBy(), intake.responsible())
                        .filter(other -> !other.equals(personId))
                        .toList(),
                NoticeText.empty().with(intake.customer()).with(reason.strip()).with(people.nameOf(personId)),
                "/intakes/" + id,
                String.valueOf(id));
    }

    /** Whether the person may close the request now. */
    @Transactional(readOnly = true)
    public boolean mayClose(Intake intake, String personId) {
        return intake.closedBy() == null && intake.projectNumber() == null && answersFor(intake, personId);
    }

    /** Its taker, until an account manager accepts it (R-SL-9), and account managers of its department. */
    private boolean answersFor(Intake intake, String personId) {
        return personId.equals(intake.responsible()) || mayAccept(intake, personId);
    }

    private void requireNotClosed(Intake intake) {
        if (intake.closedBy() != null) {
            throw new IntakeClosed(people.nameOf(intake.closedBy()));
        }
    }

    /**
     * The request from which the person is about to raise a need: accepted by this person, not raised before and not closed.
     *
     * @throws IntakeNotYours when somebody else accepted it, or nobody
     * @throws IntakeTaken when a need was raised from it
     * @throws IntakeClosed when somebody has closed it
     */
    public Intake toRaise(long id, String personId) {
        var intake = lock(id);
        if (!personId.equals(intake.acceptedBy())) {
            throw new IntakeNotYours();
        }
        requireNotClosed(intake);
        if (intake.projectNumber() != null) {
            throw new IntakeTaken(people.nameOf(personId));
        }
        return intake;
    }

    /** A need was raised from the request. */
    public void raised(long id, String projectNumber, String personId) {
        jdbc.sql("update baton.intake set project_number = :number where id = :id")
                .param("number", projectNumber)
                .param("id", id)
                .update();
        publisher.publishEvent(new Act(
                "project.intakeRaised",
                personId,
                projectNumber,
                "intake:" + id,
                null,
                Map.of("project", projectNumber),
                null));
    }

    /** The request, for a person; to one who may not read it, it does not exist. */
    @Transactional(readOnly = true)
    public Intake read(long id, String personId) {
        return visible(personId, "id = :id", statement -> statement.param("id", id)).stream()
                .findFirst()
                .orElseThrow(() -> new IntakeUnknown(id));
    }

    /**
     * The requests that the person took, accepted, may accept or audits: those without a need first, the newest first. Closed ones only
     * when the filter asks for them.
     */
    @Transactional(readOnly = true)
    List<Intake> search(IntakeFilter filter, String personId) {
        var state = filter.state() == null ? "" : filter.state();
        return visible(
                personId,
                """
                (:text = '' or position(lower(:text) in lower(concat_ws(' ', customer, contact, need))) > 0)
                and case when closed_by is not null then 'closed' when project_number is not null then 'raised'
                        when accepted_by is not null then 'accepted' else 'open' end
                    = any(:states)
                """,
                statement -> statement
                        .param(
                                "text",
                                filter.text() == null ? "" : filter.text().strip())
                        .param("states", states(state)));
    }

    private static String[] states(String asked) {
        return Stream.of(IntakeState.values())
                .filter(state -> asked.isBlank()
                        ? state != IntakeState.CLOSED
                        : state.id().equals(asked))
                .map(IntakeState::id)
                .toArray(String[]::new);
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

    private List<Intake> visible(
            String personId, String condition, UnaryOperator<JdbcClient.StatementSpec> parameters) {
        var reach = people.reachOf(personId);
        var accepts = reach.groups().contains(Group.ACCOUNT_MANAGER.id());
        return parameters
                .apply(jdbc.sql(
                        """
                        select * from baton.intake
                        where (:everything or created_by = :person or accepted_by = :person or department_id = any(:departments))
                          and
                        """
                                + condition + " order by project_number is not null, id desc limit :limit"))
                .param("everything", reach.readsEverything())
                .param("person", personId)
                .param("departments", accepts ? reach.departments().toArray(String[]::new) : new String[0])
                .param("limit", SHOWN_AT_MOST)
                .query((row, index) -> intake(row))
                .list();
    }

    /** The request, with its row locked until the transaction ends. */
    private Intake lock(long id) {
        return jdbc.sql("select * from baton.intake where id = :id for update")
                .param("id", id)
                .query((row, index) -> intake(row))
                .optional()
                .orElseThrow(() -> new IntakeUnknown(id));
    }

    private Intake find(long id) {
        return jdbc.sql("select * from baton.intake where id = :id")
                .param("id", id)
                .query((row, index) -> intake(row))
                .single();
    }

    private static Intake intake(ResultSet row) throws SQLException {
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
                instant(row, "accepted_at"),
                row.getString("project_number"),
                row.getString("closed_by"),
                instant(row, "closed_at"),
                row.getString("closed_reason"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
