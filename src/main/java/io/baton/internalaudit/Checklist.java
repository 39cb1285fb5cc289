package io.baton.internalaudit;

import io.baton.people.Act;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.web.FieldProblem;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The template of the checklist, which managers keep (R-IA-3); running audits keep the questions they began with. */
@Service
@Transactional
class Checklist {

    private static final int LONGEST_TEXT = 400;
    private static final int LONGEST_REASON = 1000;

    private final JdbcClient jdbc;
    private final People people;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Checklist(JdbcClient jdbc, People people, ApplicationEventPublisher publisher, Clock clock) {
        this.jdbc = jdbc;
        this.people = people;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What the page of a question sends. Every value may be missing, so that all problems can be told at once. */
    record Draft(
            @Nullable String aspect,
            @Nullable String text,
            @Nullable String textEn,
            @Nullable Boolean used,
            @Nullable String reason) {

        List<FieldProblem> problems() {
            var problems = new ArrayList<FieldProblem>();
            if (Arrays.stream(Aspect.values()).noneMatch(one -> one.id().equals(aspect))) {
                problems.add(FieldProblem.of("aspect", "internalaudit.problem.choose"));
            }
            requireText(problems, "text", text, LONGEST_TEXT);
            requireText(problems, "textEn", textEn, LONGEST_TEXT);
            requireText(problems, "reason", reason, LONGEST_REASON);
            return problems;
        }

        private static void requireText(List<FieldProblem> problems, String field, @Nullable String text, int longest) {
            if (text == null || text.isBlank()) {
                problems.add(FieldProblem.of(field, "internalaudit.problem.textMissing"));
            } else if (text.strip().length() > longest) {
                problems.add(FieldProblem.of(field, "internalaudit.problem.tooLong", longest));
            }
        }
    }

    /** Whether the person keeps the template. */
    @Transactional(readOnly = true)
    public boolean mayChange(String personId) {
        return people.find(personId)
                .filter(Person::enabled)
                .filter(person -> person.in(Group.PROCESS_MANAGER) || person.in(Group.CENTRE_MANAGER))
                .isPresent();
    }

    /** @throws ChecklistNotYours when the person doesn't keep the template */
    @Transactional(readOnly = true)
    public void requireKeeper(String personId) {
        if (!mayChange(personId)) {
            throw new ChecklistNotYours();
        }
    }

    /** The questions as they are now, by aspect. */
    @Transactional(readOnly = true)
    public List<Question> questions() {
        return versions().stream()
                .collect(Collectors.toMap(
                        Question::question,
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(Question::version))))
                .values()
                .stream()
                .sorted(Comparator.comparing(Question::aspect).thenComparing(Question::question))
                .toList();
    }

    /** All versions of all questions, the newest first. */
    @Transactional(readOnly = true)
    public List<Question> versions() {
        return jdbc.sql("select * from baton.audit_question order by created_at desc, question desc, version desc")
                .query((row, index) -> new Question(
                        row.getInt("question"),
                        row.getInt("version"),
                        Aspect.valueOf(row.getString("aspect")),
                        row.getString("text"),
                        row.getString("text_en"),
                        row.getBoolean("used"),
                        row.getString("reason"),
                        row.getString("created_by"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /** @throws QuestionUnknown when there is none */
    @Transactional(readOnly = true)
    public Question question(int question) {
        return questions().stream()
                .filter(one -> one.question() == question)
                .findFirst()
                .orElseThrow(() -> new QuestionUnknown(question));
    }

    /** Adds a question; new audits ask it from now on. */
    public int add(Draft draft, String personId) {
        requireKeeper(personId);
        var question = jdbc.sql("select nextval('baton.audit_question_id')")
                .query(Integer.class)
                .single();
        return keep(null, question, draft, personId).question();
    }

    /**
     * Makes the next version of a question.
     *
     * @param version the version the person saw
     * @throws QuestionChangedMeanwhile when another one is the newest
     */
    public void change(int question, Draft draft, int version, String personId) {
        requireKeeper(personId);
        // Two keepers of one question: the second one has to look again.
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended('audit_question', :question))")
                .param("question", question)
                .query((row, index) -> true)
                .single();
        var before = question(question);
        if (before.version() != version) {
            throw new QuestionChangedMeanwhile();
        }
        keep(before, question, draft, personId);
    }

    private Question keep(@Nullable Question before, int question, Draft draft, String personId) {
        var problems = draft.problems();
        if (!problems.isEmpty()) {
            throw new AuditIncomplete(problems);
        }
        var next = new Question(
                question,
                before == null ? 1 : before.version() + 1,
                Aspect.of(String.valueOf(draft.aspect())),
                String.valueOf(draft.text()).strip(),
                String.valueOf(draft.textEn()).strip(),
                Boolean.TRUE.equals(draft.used()),
                String.valueOf(draft.reason()).strip(),
                personId,
                clock.instant());
        jdbc.sql(
                        """
                        insert into baton.audit_question (question, version, aspect, text, text_en, used, reason, created_by, created_at)
                        values (:question, :version, :aspect, :text, :textEn, :used, :reason, :by, :at)
                        """)
                .param("question", next.question())
                .param("version", next.version())
                .param("aspect", next.aspect().name())
                .param("text", next.text())
                .param("textEn", next.textEn())
                .param("used", next.used())
                .param("reason", next.reason())
                .param("by", next.createdBy())
                .param("at", Timestamp.from(next.createdAt()))
                .update();
        publisher.publishEvent(new Act(
                "internalaudit.questionChanged",
                personId,
                null,
                "auditQuestion:" + question,
                before,
                next,
                next.reason()));
        return next;
    }
}
