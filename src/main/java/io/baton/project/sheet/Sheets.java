package io.baton.project.sheet;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.customer.Customers;
import io.baton.people.Act;
import io.baton.people.Department;
import io.baton.people.Group;
import io.baton.people.People;
import io.baton.people.Person;
import io.baton.project.Projects;
import io.baton.web.FieldProblem;
import io.baton.web.PageLanguage;
import io.baton.web.Times;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers receive: read by who reads the case, handed over by who deals with the customer (R-SL-8, R-SL-10, R-IA-10). */
@Service
@Transactional
class Sheets {

    private static final Set<String> FOR_ALL_CUSTOMERS = Set.of(Group.LEAD_ACCOUNT_MANAGER.id());

    private final List<CustomerSheet> kinds;
    private final Projects projects;
    private final Customers customers;
    private final People people;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final ApplicationEventPublisher publisher;

    Sheets(
            List<CustomerSheet> kinds,
            Projects projects,
            Customers customers,
            People people,
            JdbcClient jdbc,
            ObjectMapper json,
            Clock clock,
            ApplicationEventPublisher publisher) {
        this.kinds = kinds;
        this.projects = projects;
        this.customers = customers;
        this.people = people;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
        this.publisher = publisher;
    }

    /** @throws SheetUnknown when there is no such kind */
    @Transactional(readOnly = true)
    public CustomerSheet kind(String id, String caseNumber) {
        return kinds.stream()
                .filter(kind -> kind.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new SheetUnknown(caseNumber));
    }

    /**
     * The sheet as it is now.
     *
     * @throws SheetUnknown when there is none yet, or the person may not read the case
     */
    @Transactional(readOnly = true)
    public Sheet read(String id, String caseNumber, Locale language, String personId) {
        return kind(id, caseNumber).of(caseNumber, language, personId).orElseThrow(() -> new SheetUnknown(caseNumber));
    }

    /** Who writes to whom, on this sheet. */
    @Transactional(readOnly = true)
    public Letterhead letterhead(Sheet sheet, Locale language) {
        var project = projects.get(sheet.projectNumber());
        var manager = people.find(project.raisedBy());
        return new Letterhead(
                customers.get(project.customerId()).name(),
                project.title(),
                project.number(),
                department(manager.map(Person::departmentId).orElse(project.departmentId()), language),
                manager.map(Person::name).orElse(project.raisedBy()),
                manager.map(Person::email).orElse(null));
    }

    /** What on the sheet looks like a class, a grade or an internal arrangement; a person judges whether it is one (R-SL-10). */
    @Transactional(readOnly = true)
    public List<String> doubtfulWords(Sheet sheet) {
        return InternalWords.in(json.valueToTree(sheet.content()));
    }

    /** Whether the person hands this sheet over. */
    @Transactional(readOnly = true)
    public boolean mayHandOver(Sheet sheet, String personId) {
        var project = projects.get(sheet.projectNumber());
        return project.raisedBy().equals(personId)
                || people.mayWork(personId, FOR_ALL_CUSTOMERS, project.departmentId());
    }

    /** When the sheet was handed over, the last time first. */
    @Transactional(readOnly = true)
    public List<Handover> handovers(String id, String caseNumber) {
        return jdbc.sql(
                        """
                        select language, handed_on, created_by, created_at from baton.sheet_handover
                        where case_number = :number and sheet = :sheet order by id desc
                        """)
                .param("number", caseNumber)
                .param("sheet", id)
                .query((row, index) -> new Handover(
                        row.getString("language"),
                        row.getObject("handed_on", LocalDate.class),
                        row.getString("created_by"),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    /**
     * The sheet was handed to the customer; the evidence keeps what stood on it.
     *
     * @throws SheetNotYours when the person doesn't deal with the customer
     * @throws SheetNotReady while something is missing on it
     * @throws HandoverIncomplete with every problem of the draft
     */
    public void handOver(String id, String caseNumber, HandoverDraft draft, String personId) {
        var language = PageLanguage.of(draft.language());
        var sheet = read(id, caseNumber, language, personId);
        if (!mayHandOver(sheet, personId)) {
            throw new SheetNotYours(letterhead(sheet, language).manager());
        }
        if (sheet.readyOn() == null) {
            throw new SheetNotReady();
        }
        var problems = problemsOf(draft, sheet.readyOn());
        if (!problems.isEmpty()) {
            throw new HandoverIncomplete(problems);
        }
        var handedOn = Objects.requireNonNull(draft.handedOn());
        jdbc.sql(
                        """
                        insert into baton.sheet_handover (sheet, case_number, language, handed_on, created_by, created_at)
                        values (:sheet, :number, :language, :on, :by, :at)
                        """)
                .param("sheet", id)
                .param("number", caseNumber)
                .param("language", language.toLanguageTag())
                .param("on", Date.valueOf(handedOn))
                .param("by", personId)
                .param("at", Timestamp.from(clock.instant()))
                .update();
        publisher.publishEvent(new Act(
                "project.sheetHandedOver",
                personId,
                caseNumber,
                "sheet:" + caseNumber + "/" + id,
                null,
                Map.of(
                        "handedOn", handedOn,
                        "language", language.toLanguageTag(),
                        "letterhead", letterhead(sheet, language),
                        "content", sheet.content()),
                null));
    }

    private List<FieldProblem> problemsOf(HandoverDraft draft, LocalDate readyOn) {
        var problems = new ArrayList<FieldProblem>();
        var day = draft.handedOn();
        if (day == null) {
            problems.add(FieldProblem.of("handedOn", "project.problem.dateMissing"));
        } else if (day.isAfter(LocalDate.ofInstant(clock.instant(), Times.ZONE)) || day.isBefore(readyOn)) {
            problems.add(FieldProblem.of("handedOn", "project.problem.handedOn", readyOn.toString()));
        }
        if (!PageLanguage.isOffered(draft.language())) {
            problems.add(FieldProblem.of("language", "project.problem.choose"));
        }
        return problems;
    }

    /** From the top down, as a letter names its sender. */
    private String department(String id, Locale language) {
        var tree = people.departments().stream().collect(Collectors.toMap(Department::id, Function.identity()));
        var names = new LinkedList<String>();
        for (var one = tree.get(id); one != null; one = one.parentId() == null ? null : tree.get(one.parentId())) {
            names.addFirst(one.nameIn(language));
        }
        return String.join(" · ", names);
    }
}
