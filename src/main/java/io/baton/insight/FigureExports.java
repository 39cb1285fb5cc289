package io.baton.insight;

import io.baton.bidding.TenderStatus;
import io.baton.document.excel.Excel;
import io.baton.document.excel.ExcelColumn;
import io.baton.document.excel.ExcelColumn.Kind;
import io.baton.insight.Cases.Case;
import io.baton.project.ProjectStatus;
import io.baton.web.Option;
import java.security.Principal;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** What the board and its lists show, as Excel files; who takes which is recorded. */
@Controller
@RequestMapping("/figures")
class FigureExports {

    private static final List<ExcelColumn> FIGURES = List.of(
            ExcelColumn.of("raised", "insight.raised", Kind.NUMBER, 12),
            ExcelColumn.of("raisedAndSigned", "insight.raisedAndSigned", Kind.NUMBER, 12),
            ExcelColumn.of("withdrawn", "insight.withdrawn", Kind.NUMBER, 12),
            ExcelColumn.of("presales", "insight.presales.percent", Kind.NUMBER, 16),
            ExcelColumn.of("projects", "insight.projects", Kind.NUMBER, 12),
            ExcelColumn.of("revenue", "insight.revenue", Kind.MONEY, 24),
            ExcelColumn.of("cancelled", "insight.cancelled", Kind.NUMBER, 16),
            ExcelColumn.of("won", "insight.won", Kind.NUMBER, 10),
            ExcelColumn.of("lost", "insight.lost", Kind.NUMBER, 10),
            ExcelColumn.of("bids", "insight.bids.percent", Kind.NUMBER, 14),
            ExcelColumn.of("amount", "insight.amount", Kind.MONEY, 20),
            ExcelColumn.of("voided", "insight.voided", Kind.NUMBER, 10),
            ExcelColumn.of("missed", "insight.missed", Kind.NUMBER, 12),
            ExcelColumn.of("stopped", "insight.stopped", Kind.NUMBER, 12));

    private final Insight insight;
    private final Excel excel;

    FigureExports(Insight insight, Excel excel) {
        this.insight = insight;
        this.excel = excel;
    }

    @GetMapping("/departments.xlsx")
    ResponseEntity<StreamingResponseBody> departments(
            @ModelAttribute Choice choice, Principal principal, Locale language) {
        var board = insight.exportedDepartments(choice, principal.getName());
        return excel.download(
                name("K-1 K-2 K-3", board.period()),
                columns(ExcelColumn.of("department", "insight.department", Kind.TEXT, 24)),
                board.byDepartment().stream()
                        .map(row -> row("department", row.department().nameIn(language), row.figures()))
                        .toList(),
                language);
    }

    @GetMapping("/months.xlsx")
    ResponseEntity<StreamingResponseBody> months(@ModelAttribute Choice choice, Principal principal, Locale language) {
        var board = insight.exportedMonths(choice, principal.getName());
        return excel.download(
                name("K-1 K-2 K-3", board.months()),
                columns(ExcelColumn.of("month", "insight.month", Kind.TEXT, 12)),
                board.byMonth().stream()
                        .map(row -> row("month", row.month().toString(), row.figures()))
                        .toList(),
                language);
    }

    @GetMapping("/{figure}/cases.xlsx")
    ResponseEntity<StreamingResponseBody> cases(
            @PathVariable String figure,
            @RequestParam(required = false) @Nullable String part,
            @ModelAttribute Choice choice,
            Principal principal,
            Locale language) {
        var cases = insight.exportedCases(Part.of(figure, part), choice, Excel.MOST_ROWS, principal.getName());
        var departments = insight.departments();
        return excel.download(
                name(figure.toUpperCase(Locale.ROOT) + " " + cases.part().id(), cases.period()),
                columnsOf(cases.part()),
                cases.cases().stream()
                        .map(one -> row(one, departments.get(one.departmentId()).nameIn(language)))
                        .toList(),
                language);
    }

    private static String name(String what, Period period) {
        return "%s %s %s".formatted(what, period.from(), period.to());
    }

    private static List<ExcelColumn> columns(ExcelColumn first) {
        return Stream.concat(Stream.of(first), FIGURES.stream()).toList();
    }

    private static Map<String, Object> row(String key, String name, Figures figures) {
        var row = new HashMap<String, Object>();
        row.put(key, name);
        row.put("raised", figures.presales().whole());
        row.put("raisedAndSigned", figures.presales().part());
        row.put("withdrawn", figures.withdrawn());
        putKnown(row, "presales", figures.presales().percent());
        row.put("projects", figures.signed().count());
        row.put("revenue", figures.signed().amount());
        row.put("cancelled", figures.cancelled().count());
        row.put("won", figures.won().count());
        row.put("lost", figures.lost());
        putKnown(row, "bids", figures.bids().percent());
        row.put("amount", figures.won().amount());
        row.put("voided", figures.voided());
        row.put("missed", figures.missed());
        row.put("stopped", figures.stopped());
        return row;
    }

    private static List<ExcelColumn> columnsOf(Part part) {
        var bids = part.countsBids();
        var statuses = bids
                ? Arrays.stream(TenderStatus.values()).map(TenderStatus::messageKey)
                : Arrays.stream(ProjectStatus.values()).map(ProjectStatus::messageKey);
        return Stream.of(
                        ExcelColumn.of("number", "insight.number", Kind.TEXT, 18),
                        ExcelColumn.of("title", "insight.case", Kind.TEXT, 32),
                        ExcelColumn.of("customer", "insight.customer", Kind.TEXT, 28),
                        ExcelColumn.of("department", "insight.department", Kind.TEXT, 20),
                        ExcelColumn.of("person", bids ? "insight.bidManager" : "insight.accountManager", Kind.TEXT, 12),
                        ExcelColumn.of("raisedAt", "insight.raisedAt", Kind.INSTANT, 18),
                        ExcelColumn.of("endedAt", bids ? "insight.endedAt" : "insight.signedAt", Kind.INSTANT, 18),
                        ExcelColumn.of("amount", bids ? "insight.price" : "insight.annualRevenue", Kind.MONEY, 20),
                        ExcelColumn.choice(
                                "status",
                                "insight.status",
                                14,
                                statuses.map(key -> Option.keyed(key, key)).toList()))
                .filter(column -> !bids || !column.key().equals("raisedAt"))
                .toList();
    }

    private static Map<String, Object> row(Case one, String department) {
        var row = new HashMap<String, Object>();
        row.put("number", one.number());
        row.put("title", one.title());
        row.put("customer", one.customerName());
        row.put("department", department);
        row.put("person", one.person());
        putKnown(row, "raisedAt", one.raisedAt());
        putKnown(row, "endedAt", one.endedAt());
        putKnown(row, "amount", one.amount());
        row.put("status", one.statusKey());
        return row;
    }

    private static void putKnown(Map<String, Object> row, String key, @Nullable Object value) {
        if (value != null) {
            row.put(key, value);
        }
    }
}
