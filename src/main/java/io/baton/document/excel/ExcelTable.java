package io.baton.document.excel;

import io.baton.web.FieldProblem;
import java.util.List;

/**
 * What was read of an Excel file.
 *
 * @param rows without blank ones; a cell that can't be read is missing in its row
 * @param problems cells that can't be read; who takes the rows adds what it finds, and refuses all at once ({@link ExcelRefused})
 */
public record ExcelTable(List<ExcelRow> rows, List<FieldProblem> problems) {

    public ExcelTable {
        rows = List.copyOf(rows);
        problems = List.copyOf(problems);
    }
}
