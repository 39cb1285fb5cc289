package io.baton.worklist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.baton.engine.TaskFacts;
import io.baton.people.Reach;
import io.baton.worklist.WorkQuery.Cursor;
import io.baton.worklist.WorkQuery.Sort;
import io.baton.worklist.WorkQuery.Tab;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the read model. Pages go by keyset, so that page 500 costs what page 1 does and nothing is doubled or skipped. */
@Component
class WorkItemQueries {

    static final int PAGE = 50;
    /** Counts are exact up to 999; more is "999+". */
    static final int COUNTED = 1000;

    private static final String NOBODYS_DEPARTMENT = "";

    private static final String COLUMNS =
            """
            w.task_id, w.element_id, w.name, w.name_en, w.process_key, w.process_definition_id, w.process_instance_id,
            c.business_key, w.department_id, w.candidate_groups, w.assignee, w.urgency, w.properties::text as properties,
            w.created_at, nullif(w.due_at, 'infinity') as due_at, nullif(w.warn_at, 'infinity') as warn_at, w.status,
            w.ended_at, w.ended_by, w.owner, w.held_since, w.version, c.title, c.customer_name, c.customer_class, c.grade, c.path,
            c.started_by,
            c.started_at
            """;
    private static final String TABLES =
            " from baton.work_item w join baton.work_case c on c.process_instance_id = w.process_instance_id ";

    private static final String CASE =
            """
            select c.*, coalesce((select w.process_definition_id from baton.work_item w
                where w.process_instance_id = c.process_instance_id limit 1), '') as process_definition_id
            from baton.work_case c
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    WorkItemQueries(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A case that somebody started, with where it stands. */
    record StartedCase(
            String processInstanceId,
            String processKey,
            String processDefinitionId,
            String businessKey,
            String title,
            @Nullable String customerName,
            @Nullable String customerClass,
            @Nullable String grade,
            @Nullable String path,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String endElementId,
            List<String> steps,
            List<String> stepsEn) {}

    /**
     * A task that was copied to somebody.
     *
     * @param by who copied it
     * @param at when
     * @param unread whether the person has not looked at it since
     */
    record CopiedTask(WorkItem item, String by, String reason, Instant at, boolean unread) {}

    /** A question for more material, with the task that waits for the answer. */
    record AskedQuestion(
            long id,
            String question,
            String by,
            Instant at,
            String name,
            String nameEn,
            String title,
            String businessKey) {}

    /** One thing that happened to a task. */
    record Event(String kind, Instant at, String by, @Nullable String assignee, @Nullable String reason) {}

    /**
     * An instance: one run of a flow for a case.
     *
     * @param processDefinitionId empty before its first task
     */
    record CaseRow(
            String processInstanceId,
            String processKey,
            String processDefinitionId,
            String businessKey,
            @Nullable String path,
            String startedBy,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String endedBy,
            @Nullable String endElementId) {

        /** Whether this was done in the case from the run's start to its end; what was done later belongs to another run or to none. */
        boolean covers(CaseActs.CaseAct act) {
            return act.businessKey().equals(businessKey)
                    && !act.at().isBefore(startedAt)
                    && (endedAt == null || !act.at().isAfter(endedAt));
        }
    }

    /** One row more than a page, so that the caller knows whether there is another. */
    List<WorkItem> tasks(WorkQuery query, String personId, Reach reach, Instant now) {
        return switch (query.tab()) {
            case MINE ->
                open(
                                query,
                                now,
                                "select " + COLUMNS + TABLES + " where w.status = 'OPEN' and w.assignee = :person "
                                        + filters(query) + keyset(query, "w") + order(query, "w") + " limit :limit")
                        .param("person", personId)
                        .query(this::item)
                        .list();
            case GROUP -> groupTasks(query, reach, now);
            case DONE ->
                open(
                                query,
                                now,
                                "select " + COLUMNS + TABLES + " where w.status = 'COMPLETED' and w.ended_by = :person "
                                        + filters(query) + keyset(query, "w") + order(query, "w") + " limit :limit")
                        .param("person", personId)
                        .query(this::item)
                        .list();
            case STARTED, COPIED -> throw new IllegalArgumentException("These lists have rows of their own");
        };
    }

    private List<WorkItem> groupTasks(WorkQuery query, Reach reach, Instant now) {
        var offers = Offers.of(reach, query.group());
        // One short piece of an index per group; a task of two of them is found twice.
        var sql = "select " + COLUMNS + " from (select distinct o.task_id, o.urgency, o.due_at, o.created_at from "
                + offers.wanted() + " cross join lateral (select g.task_id, g.urgency, g.due_at, g.created_at"
                + " from baton.work_item_group g "
                + (query.filters()
                        ? "join baton.work_item w on w.task_id = g.task_id "
                                + "join baton.work_case c on c.process_instance_id = w.process_instance_id "
                        : "")
                + "where " + offers.condition() + filters(query) + keyset(query, "g") + order(query, "g")
                + " limit :limit) o" + order(query, "o") + " limit :limit) f"
                + " join baton.work_item w on w.task_id = f.task_id"
                + " join baton.work_case c on c.process_instance_id = w.process_instance_id" + order(query, "f");
        return open(query, now, sql)
                .param("groups", offers.groups())
                .param("departments", offers.departments())
                .query(this::item)
                .list();
    }

    /** One row more than a page. */
    List<StartedCase> cases(WorkQuery query, String personId) {
        var after = query.after();
        try {
            return jdbc.sql(
                            """
                            select c.*, s.definition, s.names, s.names_en from baton.work_case c left join lateral (
                                select max(w.process_definition_id) as definition,
                                    coalesce(array_agg(w.name order by w.created_at) filter (where w.status = 'OPEN'), '{}') as names,
                                    coalesce(array_agg(w.name_en order by w.created_at) filter (where w.status = 'OPEN'), '{}') as names_en
                                from baton.work_item w where w.process_instance_id = c.process_instance_id) s on true
                            where c.started_by = :person
                            """
                                    + (query.text().isBlank() ? "" : " and " + textCondition("''"))
                                    + (query.flow().isBlank() ? "" : " and c.process_key = :flow")
                                    + (after == null
                                            ? ""
                                            : " and (c.started_at, c.process_instance_id) < (cast(:k1 as timestamptz), :k2)")
                                    + " order by c.started_at desc, c.process_instance_id desc limit :limit")
                    .params(parameters(query, Instant.EPOCH))
                    .param("person", personId)
                    .query((row, number) -> new StartedCase(
                            row.getString("process_instance_id"),
                            row.getString("process_key"),
                            Optional.ofNullable(row.getString("definition")).orElse(""),
                            row.getString("business_key"),
                            row.getString("title"),
                            row.getString("customer_name"),
                            row.getString("customer_class"),
                            row.getString("grade"),
                            row.getString("path"),
                            row.getTimestamp("started_at").toInstant(),
                            instant(row, "ended_at"),
                            row.getString("end_element_id"),
                            List.of((String[]) row.getArray("names").getArray()),
                            List.of((String[]) row.getArray("names_en").getArray())))
                    .list();
        } catch (DataIntegrityViolationException unreadable) {
            throw new CursorInvalid();
        }
    }

    /** One row more than a page, the newest copy first. */
    List<CopiedTask> copies(WorkQuery query, String personId, Instant now) {
        var after = query.after() == null ? "" : " and (k.created_at, k.task_id) < (cast(:k1 as timestamptz), :k2)";
        return open(
                        query,
                        now,
                        "select " + COLUMNS
                                + ", k.created_by as copied_by, k.reason as copy_reason, k.created_at as copied_at,"
                                + " k.read_at is null as unread" + TABLES
                                + " join baton.task_copy k on k.task_id = w.task_id where k.person_id = :person"
                                + filters(query) + after + " order by k.created_at desc, k.task_id desc limit :limit")
                .param("person", personId)
                .query((row, number) -> new CopiedTask(
                        item(row, number),
                        row.getString("copied_by"),
                        row.getString("copy_reason"),
                        row.getTimestamp("copied_at").toInstant(),
                        row.getBoolean("unread")))
                .list();
    }

    List<AskedQuestion> asked(String personId) {
        return jdbc.sql(
                        """
                        select m.id, m.question, m.created_by, m.created_at, w.name, w.name_en, c.title, c.business_key
                        from baton.material_request m join baton.work_item w on w.task_id = m.task_id
                            join baton.work_case c on c.process_instance_id = w.process_instance_id
                        where m.asked = :person and m.status = 'OPEN' order by m.created_at, m.id
                        """)
                .param("person", personId)
                .query((row, number) -> new AskedQuestion(
                        row.getLong("id"),
                        row.getString("question"),
                        row.getString("created_by"),
                        row.getTimestamp("created_at").toInstant(),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("title"),
                        row.getString("business_key")))
                .list();
    }

    void seen(String taskId, String personId, Instant at) {
        jdbc.sql(
                        """
                        update baton.task_copy set read_at = :at
                        where task_id = :task and person_id = :person and read_at is null
                        """)
                .param("at", Timestamp.from(at))
                .param("task", taskId)
                .param("person", personId)
                .update();
    }

    Map<Tab, Integer> counts(String personId, Reach reach) {
        var offers = Offers.of(reach, "");
        return jdbc.sql("select "
                        + count(
                                "MINE",
                                "select 1 from baton.work_item where status = 'OPEN' and assignee = :person"
                                        + " union all select 1 from baton.material_request"
                                        + " where status = 'OPEN' and asked = :person")
                        + ", "
                        + count(
                                "DONE",
                                "select 1 from baton.work_item where status = 'COMPLETED' and ended_by = :person")
                        + ", " + count("STARTED", "select 1 from baton.work_case where started_by = :person")
                        + ", " + count("COPIED", "select 1 from baton.task_copy where person_id = :person")
                        + ", "
                        + count(
                                "GROUP",
                                "select distinct g.task_id from " + offers.wanted()
                                        + " join baton.work_item_group g on " + offers.condition()))
                .param("person", personId)
                .param("groups", offers.groups())
                .param("departments", offers.departments())
                .param("counted", COUNTED)
                .query((row, number) -> {
                    var counts = new EnumMap<Tab, Integer>(Tab.class);
                    for (var tab : Tab.values()) {
                        counts.put(tab, row.getInt(tab.name()));
                    }
                    return (Map<Tab, Integer>) counts;
                })
                .single();
    }

    private static String count(String name, String rows) {
        return "(select count(*) from (" + rows + " limit :counted) r) as \"" + name + "\"";
    }

    Optional<WorkItem> find(String taskId) {
        return jdbc.sql("select " + COLUMNS + TABLES + " where w.task_id = :task")
                .param("task", taskId)
                .query(this::item)
                .optional();
    }

    /** The task as it is now; others who want to change it wait until the transaction ends. */
    Optional<WorkItem> lock(String taskId) {
        return jdbc.sql("select " + COLUMNS + TABLES + " where w.task_id = :task for update of w")
                .param("task", taskId)
                .query(this::item)
                .optional();
    }

    /** Others who want to change an open task of the case wait until the transaction ends. */
    void lockCase(String businessKey) {
        jdbc.sql(
                        """
                        select w.task_id from baton.work_item w join baton.work_case c using (process_instance_id)
                        where c.business_key = :key and w.status = 'OPEN' order by w.task_id for update of w
                        """)
                .param("key", businessKey)
                .query(String.class)
                .list();
    }

    /** Whether one of this model version's cases has such a task; the newest of them. */
    Optional<WorkItem> anyOf(String processDefinitionId, String businessKey) {
        return jdbc.sql(
                        "select " + COLUMNS + TABLES
                                + " where c.business_key = :key and w.process_definition_id = :definition order by w.created_at desc limit 1")
                .param("key", businessKey)
                .param("definition", processDefinitionId)
                .query(this::item)
                .optional();
    }

    /** All tasks of the instance, in the order in which they began to wait. */
    List<WorkItem> ofInstance(String processInstanceId) {
        return jdbc.sql("select " + COLUMNS + TABLES
                        + " where w.process_instance_id = :instance order by w.created_at, w.task_id")
                .param("instance", processInstanceId)
                .query(this::item)
                .list();
    }

    /** The flows of a case, the first first. */
    List<String> instancesOf(String businessKey) {
        return jdbc.sql("select process_instance_id from baton.work_case where business_key = :key order by started_at")
                .param("key", businessKey)
                .query(String.class)
                .list();
    }

    /** When each task came to who has it, or had it at its end; by task id. */
    Map<String, Instant> takenAt(String processInstanceId) {
        var taken = new HashMap<String, Instant>();
        jdbc.sql(
                        """
                        select e.task_id, max(e.at) as at from baton.work_item_event e join baton.work_item w using (task_id)
                        where w.process_instance_id = :instance and e.kind = 'ASSIGNED'
                            and e.assignee = case when w.status = 'COMPLETED' then w.ended_by else w.assignee end
                        group by e.task_id
                        """)
                .param("instance", processInstanceId)
                .query((row, number) -> taken.put(
                        row.getString("task_id"), row.getTimestamp("at").toInstant()))
                .list();
        return taken;
    }

    CaseRow caseOf(String processInstanceId) {
        return jdbc.sql(CASE + " where c.process_instance_id = :instance")
                .param("instance", processInstanceId)
                .query(WorkItemQueries::caseRow)
                .single();
    }

    /** Every run of a flow for these cases, the first first. */
    List<CaseRow> casesOf(Collection<String> businessKeys) {
        return jdbc.sql(CASE + " where c.business_key = any(:keys) order by c.started_at, c.process_instance_id")
                .param("keys", businessKeys.toArray(String[]::new))
                .query(WorkItemQueries::caseRow)
                .list();
    }

    /** Open tasks of these runs, the next due first. */
    List<WorkItem> openOf(Collection<String> processInstanceIds, int most) {
        return jdbc.sql("select " + COLUMNS + TABLES
                        + " where w.process_instance_id = any(:instances) and w.status = 'OPEN'"
                        + " order by w.due_at, w.created_at, w.task_id limit :most")
                .param("instances", processInstanceIds.toArray(String[]::new))
                .param("most", most)
                .query(this::item)
                .list();
    }

    /** Tasks of these runs that wait no more, the last first. */
    List<WorkItem> endedOf(Collection<String> processInstanceIds, int most) {
        return jdbc.sql("select " + COLUMNS + TABLES
                        + " where w.process_instance_id = any(:instances) and w.status <> 'OPEN'"
                        + " order by w.ended_at desc, w.created_at desc, w.task_id limit :most")
                .param("instances", processInstanceIds.toArray(String[]::new))
                .param("most", most)
                .query(this::item)
                .list();
    }

    /** Names of those who did or have steps of these cases, in the order in which they came, by the case's number. */
    Map<String, List<String>> doersOf(Collection<String> businessKeys) {
        var doers = new HashMap<String, List<String>>();
        jdbc.sql(
                        """
                        select c.business_key, a.name from baton.work_case c
                            join baton.work_item w on w.process_instance_id = c.process_instance_id
                            join baton.account a on a.id = case when w.status = 'OPEN' then w.assignee else w.ended_by end
                        where c.business_key = any(:keys) and w.status in ('OPEN', 'COMPLETED')
                        group by c.business_key, a.id order by min(w.created_at), a.id
                        """)
                .param("keys", businessKeys.toArray(String[]::new))
                .query((row, number) -> doers.computeIfAbsent(row.getString("business_key"), key -> new ArrayList<>())
                        .add(row.getString("name")))
                .list();
        return doers;
    }

    /** What completers filled in, by task id. */
    Map<String, List<WorkItemKeeper.Answer>> answersOf(String processInstanceId) {
        var answers = new HashMap<String, List<WorkItemKeeper.Answer>>();
        jdbc.sql(
                        """
                        select task_id, answers::text as answers from baton.work_item
                        where process_instance_id = :instance and answers is not null
                        """)
                .param("instance", processInstanceId)
                .query((row, number) ->
                        answers.put(row.getString("task_id"), read(row.getString("answers"), new TypeReference<>() {})))
                .list();
        return answers;
    }

    List<Event> events(String taskId) {
        return jdbc.sql(
                        "select kind, at, by, assignee, reason from baton.work_item_event where task_id = :task order by id")
                .param("task", taskId)
                .query((row, number) -> new Event(
                        row.getString("kind"),
                        row.getTimestamp("at").toInstant(),
                        row.getString("by"),
                        row.getString("assignee"),
                        row.getString("reason")))
                .list();
    }

    boolean didAStep(String processInstanceId, String personId) {
        return jdbc.sql(
                        """
                        select exists (select from baton.work_item
                            where process_instance_id = :instance and status = 'COMPLETED' and ended_by = :person)
                        """)
                .param("instance", processInstanceId)
                .param("person", personId)
                .query(Boolean.class)
                .single();
    }

    /** Process ids of all cases, for the filter. */
    List<String> flows() {
        return jdbc.sql(
                        """
                        with recursive flow as (
                            (select process_key from baton.work_case order by process_key limit 1)
                            union all
                            select (select c.process_key from baton.work_case c where c.process_key > flow.process_key
                                    order by c.process_key limit 1)
                            from flow where flow.process_key is not null)
                        select process_key from flow where process_key is not null
                        """)
                .query(String.class)
                .list();
    }

    private JdbcClient.StatementSpec open(WorkQuery query, Instant now, String sql) {
        return jdbc.sql(sql).params(parameters(query, now));
    }

    private static Map<String, Object> parameters(WorkQuery query, Instant now) {
        var parameters = new HashMap<String, Object>();
        parameters.put("limit", PAGE + 1);
        parameters.put("text", '%' + query.text().strip().replaceAll("([\\\\%_])", "\\\\$1") + '%');
        parameters.put("flow", query.flow());
        parameters.put("now", Timestamp.from(now));
        var place = query.after() == null ? List.<String>of() : query.after().place();
        if (query.after() != null && place.size() != places(query)) {
            throw new CursorInvalid();
        }
        for (int index = 0; index < place.size(); index++) {
            parameters.put("k" + (index + 1), place.get(index));
        }
        return parameters;
    }

    private static int places(WorkQuery query) {
        return isOpenList(query) && query.sort() == Sort.PRIORITY ? 3 : 2;
    }

    private static boolean isOpenList(WorkQuery query) {
        return query.tab() == Tab.MINE || query.tab() == Tab.GROUP;
    }

    private static String filters(WorkQuery query) {
        return (query.text().isBlank() ? "" : " and " + textCondition("w.name || ' ' || w.name_en"))
                + (query.flow().isBlank() ? "" : " and w.process_key = :flow")
                + (query.overdue() ? " and w.due_at < :now and w.held_since is null" : "");
    }

    private static String textCondition(String more) {
        return "(c.title || ' ' || c.business_key || ' ' || coalesce(c.customer_name, '') || ' ' || " + more
                + ") ilike :text";
    }

    private static String keyset(WorkQuery query, String table) {
        if (query.after() == null) {
            return "";
        }
        if (!isOpenList(query)) {
            return " and (w.ended_at, w.task_id) < (cast(:k1 as timestamptz), :k2)";
        }
        return (switch (query.sort()) {
                    case PRIORITY ->
                        " and (%1$s.urgency, %1$s.due_at, %1$s.task_id) > (cast(:k1 as integer), cast(:k2 as timestamptz), :k3)";
                    case DUE -> " and (%1$s.due_at, %1$s.task_id) > (cast(:k1 as timestamptz), :k2)";
                    case CREATED -> " and (%1$s.created_at, %1$s.task_id) > (cast(:k1 as timestamptz), :k2)";
                })
                .formatted(table);
    }

    private static String order(WorkQuery query, String table) {
        if (!isOpenList(query)) {
            return " order by w.ended_at desc, w.task_id desc";
        }
        return (switch (query.sort()) {
                    case PRIORITY -> " order by %1$s.urgency, %1$s.due_at, %1$s.task_id";
                    case DUE -> " order by %1$s.due_at, %1$s.task_id";
                    case CREATED -> " order by %1$s.created_at, %1$s.task_id";
                })
                .formatted(table);
    }

    /** Where the row stands in the query's order. */
    static Cursor placeOf(WorkItem item, WorkQuery query) {
        var due =
                item.facts().dueAt() == null ? "infinity" : item.facts().dueAt().toString();
        if (!isOpenList(query)) {
            return new Cursor(List.of(String.valueOf(item.endedAt()), item.taskId()));
        }
        return new Cursor(
                switch (query.sort()) {
                    case PRIORITY -> List.of(String.valueOf(-item.facts().priority()), due, item.taskId());
                    case DUE -> List.of(due, item.taskId());
                    case CREATED -> List.of(item.facts().createdAt().toString(), item.taskId());
                });
    }

    private static CaseRow caseRow(ResultSet row, int number) throws SQLException {
        return new CaseRow(
                row.getString("process_instance_id"),
                row.getString("process_key"),
                row.getString("process_definition_id"),
                row.getString("business_key"),
                row.getString("path"),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant(),
                instant(row, "ended_at"),
                row.getString("ended_by"),
                row.getString("end_element_id"));
    }

    private WorkItem item(ResultSet row, int number) throws SQLException {
        return new WorkItem(
                new TaskFacts(
                        row.getString("task_id"),
                        row.getString("element_id"),
                        row.getString("name"),
                        row.getString("name_en"),
                        row.getString("process_key"),
                        row.getString("process_definition_id"),
                        row.getString("process_instance_id"),
                        row.getString("business_key"),
                        row.getString("department_id"),
                        Set.of((String[]) row.getArray("candidate_groups").getArray()),
                        row.getString("assignee"),
                        -row.getInt("urgency"),
                        read(row.getString("properties"), new TypeReference<Map<String, String>>() {}),
                        row.getTimestamp("created_at").toInstant(),
                        instant(row, "due_at"),
                        instant(row, "warn_at"),
                        row.getString("owner")),
                WorkItem.Status.valueOf(row.getString("status")),
                instant(row, "ended_at"),
                row.getString("ended_by"),
                instant(row, "held_since"),
                row.getInt("version"),
                row.getString("title"),
                row.getString("customer_name"),
                row.getString("customer_class"),
                row.getString("grade"),
                row.getString("path"),
                row.getString("started_by"),
                row.getTimestamp("started_at").toInstant());
    }

    private <T> T read(String text, TypeReference<T> type) {
        try {
            return json.readValue(text, type);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }

    /** The groups whose offers a person sees (R-OR-1): everywhere by group alone, else by group and department. */
    private record Offers(boolean everywhere, String[] groups, String[] departments) {

        static Offers of(Reach reach, String onlyGroup) {
            var groups = reach.groups().stream()
                    .filter(group -> onlyGroup.isBlank() || group.equals(onlyGroup))
                    .sorted()
                    .toList();
            if (reach.everywhere()
                    && groups.stream()
                            .allMatch(group -> reach.covers(group, reach.departmentId()) && servesAll(reach, group))) {
                return new Offers(true, groups.toArray(String[]::new), new String[0]);
            }
            var pairs = new ArrayList<String[]>();
            for (var group : groups) {
                reach.departments().stream()
                        .filter(department -> reach.covers(group, department))
                        .sorted(Comparator.naturalOrder())
                        .forEach(department -> pairs.add(new String[] {group, department}));
            }
            return new Offers(
                    false,
                    pairs.stream().map(pair -> pair[0]).toArray(String[]::new),
                    pairs.stream().map(pair -> pair[1]).toArray(String[]::new));
        }

        private static boolean servesAll(Reach reach, String group) {
            return reach.departments().stream().allMatch(department -> reach.covers(group, department));
        }

        String wanted() {
            return everywhere
                    ? "(select unnest(cast(:groups as varchar[])) as group_id, cast(:departments as varchar[]) as department_id) x"
                    : "unnest(cast(:groups as varchar[]), cast(:departments as varchar[])) as x(group_id, department_id)";
        }

        String condition() {
            return everywhere
                    ? "g.group_id = x.group_id and g.department_id <> '" + NOBODYS_DEPARTMENT + "'"
                    : "g.group_id = x.group_id and g.department_id = x.department_id";
        }
    }
}
