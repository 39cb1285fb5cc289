package io.baton.bidding;

import io.baton.document.excel.ExcelColumn;
import io.baton.document.excel.ExcelColumn.Kind;
import io.baton.document.excel.ExcelRow;
import io.baton.document.excel.ExcelTable;
import io.baton.people.Person;
import io.baton.web.FieldProblem;
import io.baton.web.Option;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The list of clauses as an Excel table (R-BD-2). A row with the number of a clause is that clause, one without is a new one; a clause that
 * has no row stays as it is. So a file that went out and comes back changes what was changed in it, and doubles nothing.
 */
final class ClauseSheet {

    private static final String CLAUSE = "clause";
    private static final String VERSION = "version";
    private static final String REFERENCE = "reference";
    private static final String REQUIREMENT = "requirement";
    private static final String KIND = "kind";
    private static final String OWNER = "owner";
    private static final String RESPONSE = "response";
    private static final String ANSWERED_BY = "answeredBy";
    private static final String ANSWERED_AT = "answeredAt";

    static final List<ExcelColumn> COLUMNS = List.of(
            ExcelColumn.of(CLAUSE, "bidding.excel.clause", Kind.NUMBER, 8).optional(),
            ExcelColumn.of(REFERENCE, "bidding.clause.reference", Kind.TEXT, 14),
            ExcelColumn.of(REQUIREMENT, "bidding.clause.requirement", Kind.TEXT, 60),
            ExcelColumn.choice(
                    KIND,
                    "bidding.clause.kind",
                    10,
                    Stream.of(ClauseKind.values())
                            .map(kind -> Option.keyed(kind.id(), kind.messageKey()))
                            .toList()),
            ExcelColumn.of(OWNER, "bidding.clause.owner", Kind.TEXT, 24),
            ExcelColumn.of(RESPONSE, "bidding.clause.response", Kind.TEXT, 60).optional(),
            ExcelColumn.of(ANSWERED_BY, "bidding.excel.answeredBy", Kind.TEXT, 16)
                    .shown(),
            ExcelColumn.of(ANSWERED_AT, "bidding.excel.answeredAt", Kind.INSTANT, 20)
                    .shown(),
            ExcelColumn.of(VERSION, "bidding.excel.version", Kind.NUMBER, 10).optional());

    private static final Map<String, ExcelColumn> BY_KEY =
            COLUMNS.stream().collect(Collectors.toMap(ExcelColumn::key, Function.identity()));

    /** As the file that goes out writes people: name and account. */
    private static final Pattern NAME_AND_ACCOUNT = Pattern.compile(".*[(（]([A-Za-z0-9]+)[)）]");

    /**
     * What a row asks for.
     *
     * @param row of the file
     * @param draft as if typed on the page
     * @param before the clause as it is; null for a new one
     * @param response our answer; null when the row says nothing of it
     */
    record Line(int row, ClauseDraft draft, @Nullable Clause before, @Nullable String response) {

        boolean answers() {
            return response != null && (before == null || before.response() == null);
        }
    }

    private final Map<Integer, Clause> clauses;
    private final List<Person> people;
    private final List<FieldProblem> problems;
    private final List<Line> lines = new ArrayList<>();

    /** Of the clauses seen so far, the row that has it; by number, and by what a new one says. */
    private final Map<Integer, Integer> numbered = new HashMap<>();

    private final Map<List<@Nullable String>, Integer> added = new HashMap<>();

    /**
     * @param clauses as they are
     * @param people who may own clauses
     */
    ClauseSheet(ExcelTable table, List<Clause> clauses, List<Person> people) {
        this.clauses = clauses.stream().collect(Collectors.toMap(Clause::clause, Function.identity()));
        this.people = people;
        problems = new ArrayList<>(table.problems());
        table.rows().forEach(this::read);
    }

    List<Line> lines() {
        return lines;
    }

    /** What is wrong with rows as rows of this table; what is wrong with what they say is judged as on the page. */
    List<FieldProblem> problems() {
        return problems;
    }

    /** A problem that the page would have at a field, at the field's cell. */
    static FieldProblem atCell(FieldProblem problem) {
        var dot = problem.field().indexOf('.');
        return column(problem.field().substring(0, dot))
                .problem(
                        Integer.parseInt(problem.field().substring(dot + 1)),
                        problem.messageKey(),
                        problem.arguments().toArray());
    }

    private static ExcelColumn column(String key) {
        return Objects.requireNonNull(BY_KEY.get(key));
    }

    /** The row of a clause that goes out. */
    static Map<String, Object> values(Clause clause, Function<String, String> nameOf) {
        var values = new LinkedHashMap<String, Object>(Map.of(
                CLAUSE, clause.clause(),
                VERSION, clause.version(),
                REFERENCE, clause.reference(),
                REQUIREMENT, clause.requirement(),
                KIND, clause.kind().id(),
                OWNER, nameOf.apply(clause.owner()) + " (" + clause.owner() + ")"));
        Optional.ofNullable(clause.response()).ifPresent(response -> values.put(RESPONSE, response));
        Optional.ofNullable(clause.answeredBy()).ifPresent(person -> values.put(ANSWERED_BY, nameOf.apply(person)));
        Optional.ofNullable(clause.answeredAt()).ifPresent(at -> values.put(ANSWERED_AT, at));
        return values;
    }

    private void read(ExcelRow row) {
        var number = row.number(CLAUSE);
        var before = number == null ? null : clause(row, number);
        var draft = new ClauseDraft(
                before == null ? null : before.clause(),
                row.text(REFERENCE),
                row.text(REQUIREMENT),
                row.text(KIND),
                owner(row),
                false);
        var line = new Line(row.number(), draft, before, response(row, before));
        lines.add(line);
        if (before != null) {
            requireSeen(row, line, before);
        } else if (number == null) {
            requireNew(row, draft);
        }
    }

    private @Nullable Clause clause(ExcelRow row, BigDecimal number) {
        var digits = number.stripTrailingZeros().toPlainString();
        var clause = digits.matches("\\d{1,9}") ? clauses.get(Integer.valueOf(digits)) : null;
        if (clause == null) {
            problem(row, CLAUSE, "bidding.excel.clauseUnknown", digits);
            return null;
        }
        var twice = numbered.putIfAbsent(clause.clause(), row.number());
        if (twice != null) {
            problem(row, CLAUSE, "bidding.excel.clauseTwice", digits, twice.toString());
        }
        return clause;
    }

    /** A name that several have says nobody. */
    private @Nullable String owner(ExcelRow row) {
        var text = row.text(OWNER);
        if (text == null) {
            return null;
        }
        var written = NAME_AND_ACCOUNT.matcher(text);
        var account = written.matches() ? written.group(1) : text;
        if (people.stream().anyMatch(person -> person.id().equals(account))) {
            return account;
        }
        var named = people.stream()
                .filter(person -> person.name().equals(text))
                .map(Person::id)
                .toList();
        if (named.size() > 1) {
            problem(row, OWNER, "bidding.excel.ownerAmbiguous", text, String.join(", ", named));
        }
        return named.isEmpty() ? text : named.get(0);
    }

    /** An answer that is there is changed on its own page, by who sees it. */
    private @Nullable String response(ExcelRow row, @Nullable Clause before) {
        var text = row.text(RESPONSE);
        if (text == null || text.isBlank()) {
            return null;
        }
        var there = before == null ? null : before.response();
        if (there != null && !there.equals(text.strip())) {
            problem(row, RESPONSE, "bidding.excel.answered");
        }
        return text.strip();
    }

    /** What somebody else changed since the file went out is not changed back by a row that knows nothing of it. */
    private void requireSeen(ExcelRow row, Line line, Clause before) {
        var version = row.number(VERSION);
        var isSeen = version != null && version.compareTo(BigDecimal.valueOf(before.version())) == 0;
        if (!isSeen && (line.answers() || !line.draft().says(before))) {
            problem(row, VERSION, version == null ? "bidding.excel.versionMissing" : "bidding.excel.versionOld");
        }
    }

    /** The same file imported twice doubles nothing, nor does a row copied and forgotten. */
    private void requireNew(ExcelRow row, ClauseDraft draft) {
        if (draft.reference() == null || draft.requirement() == null) {
            return;
        }
        clauses.values().stream()
                .filter(clause -> clause.reference().equals(draft.reference())
                        && clause.requirement().equals(draft.requirement()))
                .findFirst()
                .ifPresent(
                        clause -> problem(row, CLAUSE, "bidding.excel.clauseThere", Integer.toString(clause.clause())));
        var twice = added.putIfAbsent(List.of(draft.reference(), draft.requirement()), row.number());
        if (twice != null) {
            problem(row, REQUIREMENT, "bidding.excel.rowTwice", twice.toString());
        }
    }

    private void problem(ExcelRow row, String column, String messageKey, Object... arguments) {
        problems.add(column(column).problem(row.number(), messageKey, arguments));
    }
}
