package io.baton.insight;

import io.baton.bidding.BidResults;
import io.baton.document.excel.ExcelTooLong;
import io.baton.insight.Board.DepartmentFigures;
import io.baton.insight.Board.MonthFigures;
import io.baton.insight.Board.Place;
import io.baton.insight.Cases.Case;
import io.baton.people.Act;
import io.baton.people.Department;
import io.baton.people.People;
import io.baton.project.ProjectResults;
import io.baton.project.Tally;
import io.baton.setting.Settings;
import io.baton.web.Times;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The figures that managers read (rulebook section 11), each person those of the departments within reach, auditors those of all. A case
 * is counted to the department of its project, also where somebody of another department has a part in it.
 */
@Service
@Transactional(readOnly = true)
class Insight {

    /** How many cases a page of a list holds. */
    static final int PAGE = 50;

    private static final int MONTHS_SHOWN = 12;
    private static final int MONTHS_OF_A_YEAR = 12;

    private final ProjectResults projects;
    private final BidResults bids;
    private final People people;
    private final Settings settings;
    private final ApplicationEventPublisher publisher;
    private final Clock clock;

    Insight(
            ProjectResults projects,
            BidResults bids,
            People people,
            Settings settings,
            ApplicationEventPublisher publisher,
            Clock clock) {
        this.projects = projects;
        this.bids = bids;
        this.people = people;
        this.settings = settings;
        this.publisher = publisher;
        this.clock = clock;
    }

    /** What a person reads: the departments, and whether those are all there are. */
    private record Scope(Map<String, Department> tree, Set<String> departments) {

        /** The department with those below it that are in the scope. */
        Set<String> from(String department) {
            return departments.stream()
                    .filter(one -> above(one).contains(department))
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** The department and those above it. */
        private Set<String> above(String department) {
            var above = new HashSet<String>();
            for (var one = tree.get(department);
                    one != null;
                    one = one.parentId() == null ? null : tree.get(one.parentId())) {
                above.add(one.id());
            }
            return above;
        }

        boolean isEverything() {
            return departments.size() == tree.size();
        }

        List<Place> places() {
            return tree.values().stream()
                    .filter(department -> departments.contains(department.id()))
                    .map(department -> new Place(
                            department.id(),
                            department.name(),
                            department.nameEn(),
                            (int) above(department.id()).stream()
                                            .filter(departments::contains)
                                            .count()
                                    - 1))
                    .toList();
        }
    }

    /**
     * The board.
     *
     * @throws FiguresNotYours when the person reads no figures
     * @throws PeriodInvalid when no period follows from the choice
     * @throws DepartmentOutOfReach when the chosen department is not within reach
     */
    public Board board(Choice choice, String personId) {
        var reach = reach(personId);
        var period = choice.period(today());
        var scope = chosen(reach, choice.department());
        var before = period.before();
        var months = Period.months(MONTHS_SHOWN, earlier(period.to(), today()));
        var tallies =
                tallies(earlier(before.from(), months.from()), later(period.to(), months.to()), scope.departments());
        var now = tallies.of(tally -> period.contains(tally.day()));
        var then = tallies.of(tally -> before.contains(tally.day()));
        return new Board(
                period,
                before,
                choice.department(),
                reach.places(),
                now,
                then,
                Standing.of(now.presales(), then.presales(), settings.get(InsightSettings.PRESALES_TARGET)),
                Standing.of(now.signed(), then.signed(), signedTarget(period, scope)),
                Standing.of(now.bids(), then.bids(), settings.get(InsightSettings.BIDS_TARGET)),
                byDepartment(tallies, period, scope),
                byMonth(tallies, months));
    }

    /** K-2 has a target for a year of all departments, and a proportionate one for calendar months of it. */
    private @Nullable BigDecimal signedTarget(Period period, Scope scope) {
        if (!scope.isEverything() || period.kind().months() == 0) {
            return null;
        }
        return settings.get(InsightSettings.SIGNED_TARGET)
                .multiply(BigDecimal.valueOf(period.kind().months()))
                .divide(BigDecimal.valueOf(MONTHS_OF_A_YEAR), 2, RoundingMode.HALF_UP);
    }

    private static List<DepartmentFigures> byDepartment(Tallies tallies, Period period, Scope scope) {
        return scope.places().stream()
                .map(place -> {
                    var departments = scope.from(place.id());
                    return new DepartmentFigures(
                            place,
                            tallies.of(tally ->
                                    period.contains(tally.day()) && departments.contains(tally.departmentId())));
                })
                .filter(row -> !row.figures().none())
                .toList();
    }

    private static List<MonthFigures> byMonth(Tallies tallies, Period months) {
        return IntStream.range(0, MONTHS_SHOWN)
                .mapToObj(index -> YearMonth.from(months.from()).plusMonths(index))
                .map(month -> new MonthFigures(
                        month, tallies.of(tally -> YearMonth.from(tally.day()).equals(month))))
                .toList();
    }

    private Tallies tallies(LocalDate from, LocalDate to, Set<String> departments) {
        var days = Period.ofDays(from, to);
        var tallies = new Tallies();
        for (var part : Part.values()) {
            tallies.add(part, tallies(part, days, departments));
        }
        return tallies;
    }

    private List<Tally> tallies(Part part, Period period, Set<String> departments) {
        return part.ask(
                selection -> projects.count(selection, period.begin(), period.end(), departments),
                selection -> bids.count(selection, period.begin(), period.end(), departments));
    }

    /**
     * A page of the cases behind a number of the board.
     *
     * @param before only numbers below this one: the last of the page before
     * @throws FiguresNotYours when the person reads no figures
     * @throws PeriodInvalid when no period follows from the choice
     * @throws DepartmentOutOfReach when the chosen department is not within reach
     */
    public Cases cases(Part part, Choice choice, @Nullable String before, String personId) {
        return cases(part, choice, before, PAGE, personId);
    }

    /**
     * The departments within reach, parents before children.
     *
     * @throws FiguresNotYours when the person reads no figures
     */
    public List<Place> places(String personId) {
        return reach(personId).places();
    }

    private Cases cases(Part part, Choice choice, @Nullable String before, int page, String personId) {
        var reach = reach(personId);
        var period = choice.period(today());
        var departments = chosen(reach, choice.department()).departments();
        var found = part.ask(
                selection ->
                        projects.list(selection, period.begin(), period.end(), departments, before, page + 1).stream()
                                .map(Case::of)
                                .toList(),
                selection -> bids.list(selection, period.begin(), period.end(), departments, before, page + 1).stream()
                        .map(Case::of)
                        .toList());
        var shown = found.subList(0, Math.min(found.size(), page));
        return new Cases(
                part,
                period,
                choice.department(),
                Sum.of(tallies(part, period, departments)),
                shown,
                found.size() > page ? shown.get(page - 1).number() : null);
    }

    /** The board for somebody who takes its departments along, which is recorded with its period. */
    @Transactional
    public Board exportedDepartments(Choice choice, String personId) {
        var board = board(choice, personId);
        tellExported("departments", board.period(), board.department(), personId);
        return board;
    }

    /** The board for somebody who takes its months along, which is recorded with their first and last day. */
    @Transactional
    public Board exportedMonths(Choice choice, String personId) {
        var board = board(choice, personId);
        tellExported("months", board.months(), board.department(), personId);
        return board;
    }

    /**
     * All cases behind a number for somebody who takes them along, which is recorded unless it is refused.
     *
     * @param most how many a file may have
     * @throws ExcelTooLong when there are more
     */
    @Transactional
    public Cases exportedCases(Part part, Choice choice, int most, String personId) {
        var cases = cases(part, choice, null, most, personId);
        if (cases.next() != null) {
            throw new ExcelTooLong(cases.sum().count());
        }
        tellExported(part.figure() + " " + part.id(), cases.period(), cases.department(), personId);
        return cases;
    }

    private void tellExported(String what, Period period, @Nullable String department, String personId) {
        publisher.publishEvent(new Act(
                "insight.figuresExported",
                personId,
                null,
                "figures:" + what,
                null,
                Map.of("from", period.from(), "to", period.to(), "department", department == null ? "" : department),
                null));
    }

    /** All departments by id, parents before children. */
    public Map<String, Department> departments() {
        return people.departments().stream()
                .collect(Collectors.toMap(Department::id, Function.identity(), (one, same) -> one, LinkedHashMap::new));
    }

    /** The day on which we are, in Asia/Shanghai. */
    public LocalDate today() {
        return LocalDate.now(clock.withZone(Times.ZONE));
    }

    private Scope reach(String personId) {
        var tree = departments();
        var reach = people.reachOf(personId);
        if (reach.readsEverything()) {
            return new Scope(tree, Set.copyOf(tree.keySet()));
        }
        if (!reach.doesBusiness()) {
            throw new FiguresNotYours();
        }
        return new Scope(tree, reach.departments());
    }

    private static Scope chosen(Scope reach, @Nullable String department) {
        if (department == null) {
            return reach;
        }
        if (!reach.departments().contains(department)) {
            throw new DepartmentOutOfReach(department);
        }
        return new Scope(reach.tree(), reach.from(department));
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }
}
