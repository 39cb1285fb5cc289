package io.baton.document.excel;

import io.baton.web.FieldProblem;
import io.baton.web.Refusal;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An Excel file that is not taken: nothing of it was. Either the file as a whole (the field {@code file}), or every bad cell, its
 * field being row and column: {@code 7.owner}, up to {@link #MOST_PROBLEMS} of them. The template {@code document/excel} lists them.
 */
public class ExcelRefused extends Refusal {

    static final String AT = "document.excel.at";

    /** How many bad cells are told; nobody mends more at once. */
    static final int MOST_PROBLEMS = 200;

    private static final String FILE = "file";

    /** Refuses the file as a whole. */
    ExcelRefused(String messageKey, Object... arguments) {
        super(Kind.INVALID, List.of(FieldProblem.of(FILE, messageKey, arguments)), "document.excel.notTaken");
    }

    /** Refuses cells; of several problems with one cell, the first tells. */
    public ExcelRefused(List<FieldProblem> problems) {
        super(
                Kind.INVALID,
                first(problems),
                distinct(problems).size() > MOST_PROBLEMS ? "document.excel.refusedMore" : "document.excel.refused",
                first(problems).size());
    }

    private static List<FieldProblem> first(List<FieldProblem> problems) {
        return distinct(problems).stream().limit(MOST_PROBLEMS).toList();
    }

    private static Collection<FieldProblem> distinct(List<FieldProblem> problems) {
        return problems.stream()
                .collect(Collectors.toMap(
                        FieldProblem::field, problem -> problem, (first, second) -> first, LinkedHashMap::new))
                .values();
    }

    /** A problem with a cell: the sentence names its row and column. */
    static FieldProblem at(int row, String column, FieldProblem heading, FieldProblem problem) {
        return FieldProblem.of(row + "." + column, AT, Integer.toString(row), heading, problem);
    }
}
